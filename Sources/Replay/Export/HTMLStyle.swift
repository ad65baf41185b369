/// The looks of an HTML export: light, dark and print.
enum HTMLStyle {
  static let text = """
    :root { --ground: #fdfcf9; --ink: #1f1d1a; --soft: #4b4741; --line: #8a857c; --you: #e9f0f4; --help: #fbeed2; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #191816; --ink: #f0ede6; --soft: #c9c4b9; --line: #8d887e; --you: #24313a; --help: #40351c; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 42rem; background: var(--ground); color: var(--ink);
      font: 1.0625rem/1.6 Georgia, "Noto Serif", "DejaVu Serif", serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    h3, h4 { font-size: .9rem; font-weight: normal; color: var(--soft); margin: 1.75rem 0 .5rem; }
    p { margin: 0 0 .75rem; }
    ol, ul { margin: 0 0 .75rem; padding-left: 2rem; }
    .label { font-weight: bold; margin-bottom: .25rem; }
    .you { background: var(--you); border-left: .25rem solid var(--line); padding: .6rem .9rem; margin: 0 0 .75rem; }
    .you p { margin: 0; }
    .coach { padding-left: 1.15rem; }
    .note { color: var(--soft); font-style: italic; }
    .help { background: var(--help); border: .125rem solid var(--line); padding: 0 1rem .25rem; margin: 0 0 1.5rem; }
    .help h2 { margin-top: .75rem; }
    article + article { border-top: .125rem solid var(--line); margin-top: 3rem; }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .75rem; color: var(--soft); font-size: .9rem; }
    @media print {
      :root { --ground: #fff; --ink: #000; --soft: #333; --line: #777; --you: #fff; --help: #fff; }
      @page { margin: 18mm 16mm; }
      body { max-width: none; padding: 0; font-size: 11pt; }
      .you, .coach, .help, li { break-inside: avoid; }
      .you { break-after: avoid; }
      article + article { break-before: page; border-top: 0; margin-top: 0; }
      p { orphans: 3; widows: 3; }
      h1, h2, h3, h4 { break-after: avoid; }
    }
    """
}
