import fs from 'node:fs'; import mammoth from 'mammoth';
import { readDocx } from '/tmp/wt/readers/src/ingest/docx.ts';
const dirs=process.argv.slice(2); let both=0,lib=0,lost=0;
for (const dir of dirs) for (const f of fs.readdirSync(dir)) if (f.endsWith('.docx')) { const bytes=new Uint8Array(fs.readFileSync(dir+'/'+f)); const m0=process.memoryUsage().rss; const t=performance.now(); let r:any,e:any; try { r=await readDocx({name:f,bytes}); } catch(x:any) {e=x.message} const ms=performance.now()-t; const mem=(process.memoryUsage().rss-m0)/1e6;
 let l=''; if (!f.includes('bomb')) try { l=(await mammoth.extractRawText({buffer:Buffer.from(bytes)})).value } catch(x) {}
 const has=(s?:string)=>/[\p{L}\p{N}]/u.test(s??''); if (has(l)) lib++; if (has(l)&&has(r?.text)) both++; if (has(l)&&!has(r?.text)) console.log('LOST',f,e); if (!has(l)) console.log(f,'lib none; ours',r?.text?.slice(0,30),e,ms|0,mem|0); else if (process.env.V) console.log(f,r?.title,r?.author,r?.publishedAt,r?.updatedAt,JSON.stringify(r?.text.slice(0,80)),l.length,r?.text.length,ms|0); }
console.log({lib,both});
