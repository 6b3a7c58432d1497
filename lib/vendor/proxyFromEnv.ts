export { getProxyForUrl } from 'proxy-from-env';
