// Uploads a file with tus-js-client, which knows nothing of this server: stops by itself after some of it, then a second
// client finds where the first one stopped and goes on. Prints the offsets as JSON.
// Usage: node tus_client.mjs MODULES PORT CA CERT KEY AUDIT SHA256 FILE STATE
import {createRequire} from "node:module"
import fs from "node:fs"
import https from "node:https"
const [modules, port, ca, cert, key, audit, sha256, file, state] = process.argv.slice(2)
const tus = createRequire(modules + "/")("tus-js-client")
const agent = new https.Agent({ca: fs.readFileSync(ca), cert: fs.readFileSync(cert), key: fs.readFileSync(key)})
const seen = {first: [], second: []}

function options(into, done) {
    return {
        endpoint: `https://127.0.0.1:${port}/attachments/v1`,
        httpStack: new tus.DefaultHttpStack({agent}),
        urlStorage: new tus.FileUrlStorage(state),
        chunkSize: 256 * 1024,
        retryDelays: null,
        metadata: {audit, sha256, filename: "../../etc/passwd"},
        uploadSize: fs.statSync(file).size,
        onChunkComplete: (size, accepted) => into.push(accepted),
        onError: error => { console.error(String(error)); process.exit(1) },
        onSuccess: done,
    }
}

const first = new tus.Upload(fs.createReadStream(file), options(seen.first, () => process.exit(2)))
first.options.onChunkComplete = (size, accepted) => {
    seen.first.push(accepted)
    if (accepted >= 1024 * 1024)
        first.abort().then(resume)
}
first.start()

async function resume() {
    const second = new tus.Upload(fs.createReadStream(file), options(seen.second, () => {
        console.log(JSON.stringify(seen))
        process.exit(0)
    }))
    const earlier = await second.findPreviousUploads()
    second.resumeFromPreviousUpload(earlier[0])
    second.start()
}
