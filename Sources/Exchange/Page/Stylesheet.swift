/// How the page looks, and the few lines of script that make it handier. Logical properties throughout: one sheet serves both
/// directions. Contrasts are at least 4.5:1 in light and dark (WCAG 2.2, AA). Fonts are the system's: those named first shape Arabic well.
package enum Stylesheet {
    /// Custom properties of the light scheme.
    package static let light: StaticString = """
        --paper:#fbfaf6;--card:#fff;--ink:#1c1e21;--soft:#565a60;--line:#dcd8cd;--faint:#f1eee6;
        --supports:#0a665e;--supports-bg:#dcefec;--opposes:#ab3019;--opposes-bg:#f9e3dc;
        --connected:#42566b;--obscured:#b47a12;--broken:#a3a7ad;--warn:#7c5100;--link:#1c4f80;
        --c1:#eef1f6;--c2:#e1e8f1;--c3:#d2dded;--hit:#fff0b8;--time:#6a4c93;--deed:#1c1e21;
        """

    /// The same properties of the dark scheme.
    package static let dark: StaticString = """
        --paper:#131518;--card:#1a1d21;--ink:#e9e6df;--soft:#a8adb4;--line:#343940;--faint:#20242a;
        --supports:#57c7b9;--supports-bg:#16332f;--opposes:#ff9276;--opposes-bg:#40211a;
        --connected:#8aa3bd;--obscured:#d9a441;--broken:#6d737b;--warn:#e5b558;--link:#8fc0f0;
        --c1:#1d232c;--c2:#232d3a;--c3:#2b394b;--hit:#4a4012;--time:#c3a5ec;--deed:#e9e6df;
        """

    package static let rules: StaticString = """
        :root{
        --ui:"Noto Sans Arabic","IBM Plex Sans Arabic","SF Arabic","Geeza Pro","Segoe UI","Noto Sans",Tahoma,system-ui,sans-serif;
        --text:"Noto Naskh Arabic","Amiri","Geeza Pro","Traditional Arabic","Noto Serif",Georgia,serif;
        --head:"Noto Kufi Arabic","Noto Sans Arabic","SF Arabic","Geeza Pro","Segoe UI","Noto Sans",Tahoma,system-ui,sans-serif}
        *,*::before,*::after{box-sizing:border-box}
        html{font-size:16px;scroll-padding-block-start:4rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        @media (min-width:2200px){html{font-size:21px}}
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.65 var(--ui);font-variant-numeric:lining-nums tabular-nums}
        main,.masthead,footer{max-inline-size:78rem;margin-inline:auto;padding-inline:clamp(1rem,3.5vw,2.5rem)}
        a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.25em}
        a.name,a.outlet{color:inherit;text-decoration-color:var(--line)}
        a:focus-visible,summary:focus-visible,input:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        bdi{unicode-bidi:isolate}
        p,h1,h2,h3,h4,ul,ol,blockquote,figure,fieldset{margin:0;padding:0}
        ol,ul{list-style:none}
        .skip{position:absolute;inset-inline-start:-999rem}.skip:focus{inset-inline-start:1rem;background:var(--card);padding:.5rem;z-index:9}
        .symbols{position:absolute}
        .masthead{padding-block:2.2rem 1.1rem}
        .brand{display:flex;gap:.6rem;align-items:baseline;font:700 1rem/1.4 var(--head);color:var(--supports)}
        .brand span{font:400 .85rem/1.4 var(--ui);color:var(--soft)}
        h1{font:700 clamp(1.55rem,1.1rem + 2.2vw,2.6rem)/1.45 var(--head);margin-block:.15rem .3rem;text-wrap:balance}
        h1 .sub{display:block;font-size:.5em;font-weight:400;color:var(--soft)}
        .dek{color:var(--soft)}
        .toc{position:sticky;inset-block-start:0;z-index:5;background:var(--paper);border-block:1px solid var(--line)}
        .toc ol{display:flex;gap:1.4rem;max-inline-size:78rem;margin-inline:auto;padding:.55rem clamp(1rem,3.5vw,2.5rem);overflow-x:auto;white-space:nowrap;scrollbar-width:none}
        .toc a{color:var(--ink);text-decoration:none;font-size:.9rem}.toc a:hover{text-decoration:underline}
        main>section{padding-block:2.4rem .6rem}
        main>section>h2{font:700 1.45rem/1.5 var(--head);border-block-end:3px solid var(--ink);padding-block-end:.3rem;margin-block-end:1rem}
        h3{font:700 1.08rem/1.6 var(--head);margin-block:1.8rem .6rem}
        h4{font:700 .92rem/1.6 var(--ui)}
        .gloss{color:var(--soft);font-size:.82em;font-weight:400}
        .unknown{color:var(--soft);font-style:normal;border-block-end:1px dotted currentColor}
        .doubt{color:var(--soft);cursor:help;padding-inline-start:.1em}
        .when{color:var(--soft);font-size:.85rem;white-space:nowrap}
        .fact{color:var(--soft);font-size:.85rem}
        .aka{color:var(--soft);font-size:.85rem}
        .note{background:var(--faint);padding:.6rem .9rem;border-radius:.3rem}
        .arrow{color:var(--soft);padding-inline:.1em}
        .scroll{overflow-x:auto;max-inline-size:100%}
        .glyph{inline-size:.75rem;block-size:.75rem;flex:none;vertical-align:-.05em}
        .glyph.supports{color:var(--supports)}.glyph.opposes{color:var(--opposes)}
        .chip{display:inline-block;font-size:.76rem;line-height:1.5;padding:0 .5em;border-radius:.25rem;background:var(--faint);color:var(--soft);white-space:nowrap}
        .chip.conflict,.chip.clash,.chip.stance.denies,.chip.stance.accuses,.chip.status.denied{background:var(--opposes-bg);color:var(--opposes)}
        .chip.peace{background:var(--supports-bg);color:var(--supports)}
        .chip.connected{background:none;color:var(--connected);border:1px solid currentColor}
        .chip.obscured{background:none;color:var(--warn);border:1px dashed currentColor}
        .chip.broken{background:none;color:var(--soft);border:1px dotted currentColor}
        .chip.madar,.chip.copy{background:var(--hit);color:var(--ink)}
        .chip.type{font-weight:600}.chip.own{background:none;padding:0}
        .evidence{font-size:.82rem;white-space:nowrap}
        /* Findings */
        .findings{display:flex;flex-wrap:wrap;gap:1rem;padding-block:1.4rem 0!important}
        .finding{flex:1 1 18rem;min-inline-size:0;background:var(--card);border:1px solid var(--line);border-block-start:4px solid var(--ink);padding:.8rem 1rem .7rem;display:flex;flex-direction:column;gap:.35rem}
        .f-backing,.f-turn{flex-basis:min(100%,31rem)}.outlets{font-size:.85rem}.opening{font-weight:400}.quoted{font:400 1.02rem/1.8 var(--text)}q{quotes:"«" "»"}.finding .key{margin-inline-end:.9rem}
        .f-backing{border-block-start-color:var(--supports)}.f-dispute{border-block-start-color:var(--opposes)}.f-sourcing{border-block-start-color:var(--obscured)}
        .finding h2{font:600 .85rem/1.5 var(--ui);color:var(--soft)}
        .finding .big{font:700 clamp(1.25rem,1rem + .9vw,1.75rem)/1.5 var(--head)}
        .finding .more{margin-block-start:auto;font-size:.88rem}
        .finding .turn{display:flex;gap:.8rem;align-items:center;font-size:1.15rem}
        .turn .phase{display:inline-flex;gap:.35em;align-items:center}.finding .turn .glyph{inline-size:1.1rem;block-size:1.1rem}
        .versus{display:grid;gap:.1rem}.versus p{font:400 1.02rem/1.75 var(--text)}.versus q{quotes:"«" "»"}
        .neq{color:var(--opposes);font-weight:700}
        .bar{display:flex;block-size:.7rem;min-inline-size:6rem;inline-size:100%;background:var(--faint);border-radius:.15rem;overflow:hidden}
        .bar span{min-inline-size:2px}
        .bar .connected{background:var(--connected)}.bar .obscured{background:var(--obscured)}
        .bar .broken,.key.broken::before{background:repeating-linear-gradient(135deg,var(--broken) 0 3px,var(--paper) 3px 5px)}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;font-size:.85rem;color:var(--soft);margin-block:.7rem}
        .key{display:inline-flex;gap:.4em;align-items:center}
        .legend .key{display:inline-block}
        .key.connected::before,.key.obscured::before,.key.broken::before{content:"";display:inline-block;inline-size:.8em;block-size:.8em;margin-inline-end:.35em;border-radius:.12rem}
        .key.connected::before{background:var(--connected)}.key.obscured::before{background:var(--obscured)}
        .key.line::before{content:"";display:inline-block;inline-size:1.6em;border-block-start:3px solid;vertical-align:.3em;margin-inline-end:.4em}
        .key.line.supports::before{color:var(--supports)}.key.line.opposes::before{color:var(--opposes)}
        .legend .glyph{margin-inline-end:.35em}
        /* Tables */
        table{border-collapse:collapse;inline-size:100%;font-size:.92rem}
        th{text-align:start;font-weight:600}
        thead th{font-size:.8rem;color:var(--soft);font-weight:400;vertical-align:bottom}
        td,th{padding:.4rem .55rem;border-block-end:1px solid var(--line);vertical-align:top}
        td.number{text-align:end}
        table.read .what{min-inline-size:15rem}table.read .share{min-inline-size:8rem;vertical-align:middle}
        table.read .who{white-space:nowrap}
        .copies li{padding-block:.3rem}
        table.matrix{inline-size:auto;min-inline-size:40rem}
        .matrix caption{caption-side:bottom;text-align:start;color:var(--soft);font-size:.82rem;padding-block-start:.4rem}
        .matrix th{font-size:.85rem;color:var(--ink);font-weight:600;line-height:1.4}
        .matrix thead th{max-inline-size:7rem;min-inline-size:4.6rem;vertical-align:bottom;text-align:center}
        .matrix th .name{text-decoration:none}.matrix th .gloss{display:block;line-height:1.3}
        .matrix tbody th{max-inline-size:11rem;position:sticky;inset-inline-start:0;background:var(--paper);z-index:1}
        .matrix td{text-align:center;border:1px solid var(--line);padding:0}
        .matrix thead td{border:0}
        .matrix .same{background:var(--faint)}
        .matrix .cell.supports{background:var(--supports-bg)}.matrix .cell.opposes{background:var(--opposes-bg)}
        .matrix .cell a{display:flex;gap:.28rem;align-items:center;justify-content:center;padding:.4rem .35rem;text-decoration:none;min-block-size:2.5rem}
        .slot{display:inline-flex;flex-direction:column;gap:.12rem;min-inline-size:.75rem;align-items:center}
        .slot:empty::before{content:"";inline-size:.2rem;block-size:.2rem;border-radius:50%;background:var(--soft);opacity:.45}
        .matrix .count{font-size:.72rem;color:var(--soft);min-inline-size:1.1em}
        /* Graph */
        .graph{margin-block:.6rem 1.2rem}
        .graph svg{display:block;margin-inline:auto;inline-size:max(100%,31rem);max-inline-size:58rem;block-size:auto;font-family:var(--ui)}
        .graph figcaption{font-size:.82rem;color:var(--soft);margin-block-start:.4rem}
        .edge path{fill:none;stroke:currentColor;opacity:.78}
        .edge circle{fill:var(--paper)}
        .edge.supports,.head.supports{color:var(--supports)}.edge.opposes,.head.opposes{color:var(--opposes)}
        .head{fill:currentColor}
        .edge.sought path{stroke-dasharray:.1 6;stroke-linecap:round}.edge.weakening path{stroke-dasharray:10 5}.edge.ended path,.edge.denied path{stroke-dasharray:5 7;opacity:.6}
        .edge:not(.all){display:none}
        .edge:hover path{opacity:1;stroke-width:5}
        .node rect{fill:var(--card);stroke:var(--ink);stroke-width:1.2}
        .node.person rect{fill:var(--faint)}.node.about rect,.node:hover rect{stroke-width:2.6}
        .node text{font-size:15px;text-anchor:middle;fill:var(--ink);direction:rtl;unicode-bidi:plaintext}
        .node{text-decoration:none}
        .periods,.layers{border:0;display:flex;flex-wrap:wrap;gap:.3rem .9rem;align-items:center;font-size:.88rem;min-inline-size:0}
        .periods legend,.layers legend{float:inline-start;color:var(--soft);margin-inline-end:.6rem}
        .periods label,.layers label{display:inline-flex;gap:.35rem;align-items:center;cursor:pointer}
        input{accent-color:var(--supports)}
        /* Pairs along time */
        .pair{display:grid;grid-template-columns:minmax(9rem,19rem) minmax(0,1fr) 2.2rem;gap:.8rem;align-items:center;padding-block:.3rem;border-block-end:1px solid var(--line)}
        summary{cursor:pointer}
        summary.pair{list-style:none}summary.pair::-webkit-details-marker{display:none}
        summary.pair .who::before{content:"+";display:inline-block;inline-size:1em;color:var(--soft)}
        details[open]>summary.pair .who::before{content:"–"}
        .pair .who{font-weight:600;line-height:1.5}.pair .who .gloss{display:block;padding-inline-start:1.2em}
        .pair .count{color:var(--soft);font-size:.85rem;text-align:end}
        .strip{position:relative;--g:.86rem;block-size:calc((var(--up,1) + var(--down,0))*var(--g) + .8rem);min-inline-size:0}
        .strip::before{content:"";position:absolute;inset-inline:0;inset-block-start:calc(var(--up,1)*var(--g) + .4rem);border-block-start:1px solid var(--soft);opacity:.55}
        .strip .stack{position:absolute;display:flex;gap:.11rem;inline-size:.75rem;margin-inline-start:-.375rem}
        .strip .stack.supports{flex-direction:column-reverse;inset-block-end:calc(var(--down,0)*var(--g) + .5rem)}
        .strip .stack.opposes{flex-direction:column;inset-block-start:calc(var(--up,1)*var(--g) + .5rem)}
        .strip .glyph{display:block}
        .strip .grid{position:absolute;inset-block:0;border-inline-start:1px solid var(--line)}
        .strip .bend{position:absolute;inset-block:0;inline-size:1.3rem;margin-inline-start:-.65rem;background:var(--hit);opacity:.75;border-radius:.2rem}
        .strip :is(.stack,.tick){z-index:1}
        .strip .tick{position:absolute;inset-block-end:0;font-size:.75rem;color:var(--soft);white-space:nowrap;padding-inline-start:.25rem;line-height:1.2}
        .ruler{border:0;padding:0}.ruler .strip{block-size:1.2rem}.ruler .strip::before{display:none}.ruler .tick{border-inline-start:1px solid var(--line)}
        .strip.framed{block-size:calc((var(--up,1) + var(--down,0))*var(--g) + 2.1rem)}
        .strip.framed .stack.supports{inset-block-end:calc(var(--down,0)*var(--g) + 1.8rem)}
        .statements{padding:.4rem 0 1rem;border-block-end:1px solid var(--line)}
        .turns{font-size:.9rem;margin-block-end:.4rem}.turns .turn{display:inline-flex;gap:.35em;align-items:center;margin-inline-end:1.2em}
        .said>li{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.2rem 1rem;padding-block:.55rem;border-block-end:1px dotted var(--line)}
        .said>li:last-child{border:0}
        .said .mark{display:flex;flex-wrap:wrap;gap:.1rem .4rem;align-items:center;align-content:start;font-size:.85rem}
        .said .mark .when{flex-basis:100%}
        blockquote{font:400 1.05rem/1.85 var(--text);color:var(--soft);max-inline-size:62ch}
        blockquote a{color:var(--ink);text-decoration:none;font-weight:600;background:linear-gradient(var(--hit),var(--hit)) 0 88%/100% .38em no-repeat}
        .isnad{font-size:.86rem;line-height:1.9;color:var(--ink)}
        .acc+.acc{margin-block-start:.7rem}
        @media (min-width:62rem){:is(.said,.acts) .acc{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.6rem}:is(.said,.acts) .isnad{padding-block-start:.25rem}}
        .told{margin-block-end:.3rem}.told blockquote{display:inline;font-size:1rem}
        .isnad .by{color:var(--soft)}
        .link.anonymous{border-block-end:2px dashed var(--obscured)}.link.collective{border-block-end:2px dotted var(--soft)}
        .link small{font-size:.75rem;color:var(--warn);white-space:nowrap}
        .link.weakest small::before{content:"▲ ";font-size:.7em}
        /* Disputes */
        .dispute{background:var(--card);border:1px solid var(--line);padding:.8rem 1.1rem;margin-block-end:1rem;break-inside:avoid}
        .dispute h3{margin-block:0 .1rem;display:flex;gap:.5rem}
        .reason{color:var(--soft);font-size:.92rem;margin-block-end:.5rem}
        .sides{display:grid;grid-template-columns:1fr 1fr;gap:1.4rem}
        .side+.side{border-inline-start:1px solid var(--line);padding-inline-start:1.4rem}
        .side blockquote{border-block-start:3px solid var(--ink);padding-block-start:.3rem;margin-block-start:.3rem}
        .side+.side blockquote{border-block-start-color:var(--opposes)}
        /* Chains */
        .claim{border-block-start:1px solid var(--line);padding-block:.8rem;break-inside:avoid}
        .chip.grade{background:var(--ink);color:var(--paper)}
        .tree,.tree ul{padding-inline-start:0}
        .tree li{position:relative;padding-inline-start:1.6rem;margin-block-start:.45rem}
        .tree li::before{content:"";position:absolute;inset-inline-start:.4rem;inset-block:-.5rem 0;border-inline-start:2px solid var(--line)}
        .tree li:last-child::before{inset-block-end:auto;block-size:1.4rem}
        .tree li::after{content:"";position:absolute;inset-inline-start:.4rem;inset-block-start:.9rem;inline-size:1rem;border-block-start:2px solid var(--line)}
        .tree>li::before{inset-block-start:-.2rem}
        .teller{display:inline-block;background:var(--faint);border:1px solid var(--line);border-radius:.3rem;padding:.05rem .7rem;font-size:.95rem}
        .teller.common{background:var(--hit)}
        .teller:has(.weakest){border:1.5px dashed var(--obscured)}
        .teller .link{border:0}
        .source{border-block-end:1px solid var(--line)}.source>summary{padding-block:.4rem}
        .source>div{padding:0 1rem .8rem}
        .source summary .link{font-size:.8rem;color:var(--soft)}
        /* Timeline */
        .year{font-size:1.5rem;margin-block:1.2rem .3rem}
        .acts>li{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:1rem;padding-block:.55rem;border-block-end:1px dotted var(--line)}
        .acts>li>.when{padding-block-start:.1rem;font-weight:600;color:var(--ink)}
        .acts .deed{font-weight:600}
        .acts>li.denied .deed .name,.acts>li.denied .deed .chip.type{text-decoration:line-through}
        .undated{margin-block-start:1.6rem}
        /* Actors */
        .actor{border-block-start:1px solid var(--line);padding-block:1rem}
        .actor h3{font-size:1.3rem;margin-block:0}
        .kind{font-size:.88rem;color:var(--soft)}
        .columns{columns:21rem;column-gap:2.4rem;margin-block-start:.5rem}.columns>div{break-inside:avoid;margin-block-end:1rem}
        .dealings td{text-align:center}.dealings th{font-weight:400}.dealings td,.dealings th{padding:.2rem .3rem}
        .dealings thead th{text-align:center}
        .deeds li{padding-block:.15rem;font-size:.92rem}
        a.words{color:inherit;text-decoration:none;font-family:var(--text);font-size:1.02rem}a.words:hover{text-decoration:underline}
        /* Articles */
        .layers{position:sticky;inset-block-start:2.6rem;background:var(--paper);z-index:4;padding-block:.5rem;border-block-end:1px solid var(--line)}
        .source-text{padding-block-start:1.4rem}
        .source-text header{margin-block-end:.8rem}.source-text h3{font-size:1.35rem;margin-block:0}
        .row{display:grid;grid-template-columns:minmax(0,62ch) minmax(19rem,1fr);gap:.4rem 2.4rem;padding-block:.35rem}
        .para{font:400 1.14rem/2.05 var(--text);max-inline-size:66ch;overflow-wrap:anywhere}
        .furniture{opacity:.75;font-size:.95rem}
        .notes{font-size:.82rem;line-height:1.6;border-inline-start:2px solid var(--line);padding-inline-start:.8rem;align-self:start}
        .notes summary{color:var(--soft);font-size:.78rem}
        .notes li{padding-block:.1rem}.cited{font-family:var(--text);font-size:1.08em;text-decoration:none}.cited::before{content:"«"}.cited::after{content:"»"}
        .notes .glyph{inline-size:.62rem;block-size:.62rem;margin-inline-end:.3em}.nb>a:first-child{color:var(--supports);text-decoration:none}.nb.opposes>a:first-child{color:var(--opposes)}
        a.chip{text-decoration:none}
        .notes .value{font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:.92em}
        .c1{background:var(--c1)}.c2{background:var(--c2)}.c3{background:var(--c3)}
        .para .c{padding-block:.28em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
        a.m,.m{color:inherit;text-decoration:underline dotted var(--soft) 1.5px;text-underline-offset:.32em}
        a.t,.t{color:var(--time);text-decoration:none}
        a.cue,.cue{color:inherit;text-decoration:underline solid var(--connected) 2px;text-underline-offset:.3em}
        .src.anonymous{border-block-end:2px dashed var(--obscured)}.src.collective{border-block-end:2px dotted var(--soft)}
        a.e,.e{color:var(--supports);text-decoration:none}.layers .e,.para .e{background:var(--supports-bg)}
        a.e.conflict,a.e.clash,.e.conflict,.e.clash{color:var(--opposes)}.para .e.conflict,.para .e.clash{background:var(--opposes-bg)}
        .al{box-shadow:inset 0 -.2em 0 -.02em var(--supports)}.al.opposes{box-shadow:inset 0 -.2em 0 -.02em var(--opposes)}
        :target,.hit{background:var(--hit)!important;outline:2px solid var(--hit);scroll-margin-block-start:6.5rem}
        section:target,article:target,.statements:target,.source>div:target{background:none!important;outline:0}
        #articles:has(#ly-mentions:not(:checked)) .para .m{text-decoration:none}
        #articles:has(#ly-times:not(:checked)) .para .t{color:inherit}
        #articles:has(#ly-attributions:not(:checked)) .para :is(.c,.src,.cue){background:none;border:0;text-decoration:none}
        #articles:has(#ly-events:not(:checked)) .para .e{background:none;color:inherit}
        #articles:has(#ly-alignments:not(:checked)) .para .al{box-shadow:none}
        .places a{text-decoration:none;font-size:.85rem}.places a.outlet{color:var(--soft)}
        footer{padding-block:2rem 3rem;color:var(--soft);font-size:.85rem}
        @media (max-width:62rem){.row{grid-template-columns:minmax(0,1fr)}}
        @media (max-width:40rem){
        .findings{gap:.7rem}.finding{flex:1 1 100%}
        .sides{grid-template-columns:minmax(0,1fr)}.side+.side{border-inline-start:0;padding-inline-start:0}
        .pair{grid-template-columns:minmax(0,1fr) 2rem;gap:.1rem .5rem}.pair .who{grid-row:1;grid-column:1}.pair .count{grid-row:1;grid-column:2}.pair .strip{grid-column:1/-1}
        .ruler .who,.ruler .count{display:none}
        .said>li,.acts>li{grid-template-columns:minmax(0,1fr);gap:.1rem}
        .said .mark .when{flex-basis:auto}
        table.read thead{display:none}table.read tr{display:grid;grid-template-columns:auto 1fr auto;gap:.1rem .8rem;padding-block:.6rem;border-block-end:1px solid var(--line)}
        table.read td{border:0;padding:0}table.read .what{grid-column:1/-1;grid-row:1;min-inline-size:0}table.read .who{grid-column:2/-1}table.read .share{grid-column:1/3;align-self:center}
        table.read td.number:nth-child(4),table.read td.number:last-child{display:none}
        .layers{position:static}
        .para{font-size:1.08rem}}
        @media print{
        :root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--faint:#f4f4f4}
        html{font-size:10pt}.toc,.periods,.layers,.skip,.more,.notes summary{display:none}
        main,.masthead,footer{max-inline-size:none;padding-inline:0}
        details::details-content{content-visibility:visible!important;block-size:auto!important}
        .scroll{overflow:visible}.graph svg{max-inline-size:100%}
        main>section{break-before:auto}h2,h3,h4,summary{break-after:avoid}
        .acts>li,.said>li,.finding,.row{break-inside:avoid}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        @page{margin:16mm 14mm}}
        """

    /// Opens what a link leads into, and everything before printing. Without it the page misses no content.
    static let enhancement: StaticString = """
        (function(){
        function reveal(){var t=document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!t)return;
        for(var d=t.closest('details');d;d=d.parentElement&&d.parentElement.closest('details'))d.open=true;
        t.scrollIntoView({block:'center'})}
        addEventListener('hashchange',reveal);if(location.hash)reveal();
        addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true})});
        document.querySelectorAll('.graph .scroll').forEach(function(s){s.scrollLeft=(s.scrollWidth-s.clientWidth)/(document.dir=='rtl'?-2:2)});
        if(matchMedia('(max-width:62rem)').matches)document.querySelectorAll('.notes').forEach(function(d){d.open=false})
        })();
        """
}
