import { users } from './users';

/** The first 20 users as XML. */
export const usersXml = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<users>',
  ...users
    .slice(0, 20)
    .map(
      ({ id, name, email, city, active }) =>
        `  <user id="${id}" active="${active}"><name>${name}</name><email>${email}</email><city>${city}</city></user>`,
    ),
  '</users>',
  '',
].join('\n');
