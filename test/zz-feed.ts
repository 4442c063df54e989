import fs from 'node:fs'; import { parseFeed } from 'htmlparser2'; import { createRequire } from 'node:module';
import { parseFile } from '../src/ingest/index.ts';
const req=createRequire('/tmp/readers-lab/x.js'); const RSS=req('rss-parser'); const fsm=await import('/tmp/readers-lab/node_modules/feedsmith/dist/index.js').catch(()=>null);
const dir='/work/shared/data/naughty/rss-rome/'; let n={hp:0,rp:0,fsm:0,ours:0,lostHp:0,lostRp:0,lostF:0}; const has=(s?:string|null)=>/[\p{L}\p{N}]/u.test(s??'');
for (const f of fs.readdirSync(dir)) { const b=new Uint8Array(fs.readFileSync(dir+f)); const items=[]; for await (const i of parseFile({name:f,bytes:b})) items.push(i); const ok=items.filter(i=>i.result.ok); if(ok.length) n.ours++;
 const s=new TextDecoder().decode(b); let hp=false,rp=false,fm=false; try{const x=parseFeed(s); hp=!!x?.items.some((i:any)=>has(i.title)||has(i.description));}catch{} try{const x=await new RSS().parseString(s); rp=x.items.some((i:any)=>has(i.title)||has(i.content)||has(i.summary))}catch{} try{const x:any=fsm!.parseFeed(s).feed; rp=rp; fm=(x.items??x.entries??[]).some((i:any)=>has(JSON.stringify([i.title,i.description,i.content,i.summary])))}catch{}
 n.hp+=+hp; n.rp+=+rp; n.fsm+=+fm; if(!ok.length&&(hp||rp||fm)) {console.log('LOST',f,{hp,rp,fm},items[0]?.result.ok===false&&items[0].result.error.message.slice(0,120)); if(hp)n.lostHp++; if(rp)n.lostRp++; if(fm)n.lostF++}
 if (process.env.V) {const a:any=ok[0]?.result; console.log(f,ok.length,items.length,a?JSON.stringify({t:a.value.title,a:a.value.author,p:a.value.publisher,d:a.value.publishedAt,z:a.value.publishedZone,u:a.value.address,x:a.value.text.slice(0,80)}):items[0]?.result.ok===false&&items[0].result.error.message)} }
console.log(n);
