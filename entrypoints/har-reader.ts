import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readHar } from '../utils/transfer/index.ts';

/** A worker of the panel that reads a HAR file beside the page: parsing a hundred megabytes would freeze it. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<File>) => {
    void data.text().then((text) => postMessage(readHar(text)));
  });
});
