/** Which addresses tell their content: what is kept under one of these is right for good. */

const BY_QUERY = /[?&](?:v|digest)=/, BY_NAME = /[-./][0-9a-f]{8,}\.\w+$/;

export const tellsContent = (address: string): boolean =>
  BY_QUERY.test(address) || BY_NAME.test(address);
