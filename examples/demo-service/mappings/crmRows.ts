/** A mapping as business users keep it in a sheet: one row a field, with columns of their own. */
export const crmRows = [
  row('ContactEmail', 'user_email', { type: 'string', format: 'email', required: 'yes', owner: 'Sales' }),
  row('FullName', 'first_name & " " & last_name', { type: 'string', required: 'yes', owner: 'Sales' }),
  row('Phone', 'phones[0].number', { format: 'phone', owner: 'Support' }),
  row('Address.City', 'address.city', { type: 'string', default: 'unknown', owner: 'Logistics' }),
  row('Fax', 'fax', { active: 'no', owner: 'Support' }),
  row('CreditLimit', 'credit_limit', { type: 'decimal', onMissing: 'null', owner: 'Finance' }),
].map((cells, index) => ({ id: index + 1, ...cells }));

function row(target: string, source: string, more: Readonly<Record<string, string>>) {
  return { target, source, ...more };
}
