import fs from 'node:fs'; import { readDocx } from '../src/ingest/docx.ts';
const f=process.argv[2]!; const t=performance.now(); let peak=0; const iv=setInterval(()=>{},1000);
try { const r=await readDocx({name:'x.docx',bytes:new Uint8Array(fs.readFileSync(f))}); console.log(r.text.length) } catch(e:any){console.log(e.message)} console.log(f,(performance.now()-t)|0,'ms peak',(process.resourceUsage().maxRSS/1024)|0,'MB'); clearInterval(iv);
