/** The reference page's own style: no fonts, images or sheets from elsewhere; light and dark as the reader's system is. */
export const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1c2330,#e4e8ef);--soft:light-dark(#515b6b,#a6b0bf);--paper:light-dark(#fff,#14181f);
--panel:light-dark(#f4f6f9,#1c222c);--line:light-dark(#d9dee6,#323b48);--link:light-dark(#0b5cad,#7db8ff)}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0;display:grid;grid-template-columns:17rem minmax(0,1fr);max-width:84rem}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.5rem 1rem 2rem 1.5rem;border-right:1px solid var(--line);font-size:.9rem}
nav p{margin:1.25rem 0 .25rem;font-weight:600}
nav ul{margin:0;padding:0;list-style:none}
nav li a{display:block;padding:.2rem .5rem;margin-left:-.5rem;border-radius:.3rem;text-decoration:none;color:inherit}
nav li a:hover{background:var(--panel);text-decoration:underline}
main{padding:1.5rem 2.5rem 6rem;min-width:0}
h1{margin:.2rem 0 0;font-size:2rem;line-height:1.2}
h2{margin:3rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:1.5rem}
h3{margin:2.5rem 0 .5rem;font-size:1.2rem}
h4,h5{margin:1.5rem 0 .5rem;font-size:1rem}
p{max-width:48rem;margin:.5rem 0}
.lead,.access,.type{color:var(--soft)}
.access,.type{font-size:.9rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
:not(pre)>code{padding:.1em .3em;border-radius:.25rem;background:var(--panel);overflow-wrap:anywhere}
pre{margin:.75rem 0;padding:.9rem 1rem;overflow-x:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--panel)}
.scroll{overflow-x:auto;margin:.75rem 0}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--soft);font-weight:600}
tbody th{font-weight:400;white-space:nowrap}
td{min-width:6rem}td:last-child{min-width:14rem}
.required{margin-left:.25rem;font-size:.75rem;color:light-dark(#a12622,#ff9d94)}
.method{padding:.15rem .5rem;border-radius:.3rem;font-size:.75rem;font-weight:700;color:#fff;background:#475569}
.method.get{background:#1d5fa8}.method.post{background:#1f7a3d}.method.put{background:#8a5a00}.method.delete{background:#a12622}
dl{margin:0}
dt{float:left;clear:left;width:4rem;padding-top:.5rem}
dd{margin:0 0 .25rem 4rem;padding-top:.35rem}
dd p{margin:.1rem 0}
.status{font-weight:700;font-variant-numeric:tabular-nums}
.s2{color:light-dark(#1a6a35,#7fd99a)}.s4{color:light-dark(#8a5a00,#f2c063)}.s5{color:light-dark(#a12622,#ff9d94)}
details{margin:.35rem 0;font-size:.9rem}
summary{cursor:pointer;color:var(--link)}
.callback{margin:1rem 0 1rem .25rem;padding-left:1.25rem;border-left:3px solid var(--line)}
@media (max-width:60rem){body{display:block}nav{position:static;max-height:none;border-right:0;border-bottom:1px solid var(--line)}main{padding:1rem 1.25rem 4rem}
dt{float:none;width:auto}dd{margin-left:0}}
@media print{nav,.skip{display:none}body{display:block}}
`;
