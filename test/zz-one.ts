import fs from 'node:fs'; import { parseFile } from '../src/ingest/index.ts';
for (const f of process.argv.slice(2)) for await (const i of parseFile({name:f.split('/').at(-1)!,bytes:new Uint8Array(fs.readFileSync(f))})) console.log(i.part, i.result.ok?JSON.stringify({...i.result.value,text:i.result.value.text.slice(0,300),blocks:i.result.value.blocks.map(b=>b.role).slice(0,8)}):i.result.error);
