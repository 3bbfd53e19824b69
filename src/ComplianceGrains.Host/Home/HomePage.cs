using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Host.Home;

/// <summary>The overview as a page: no script, no image, no font, nothing from elsewhere.</summary>
internal static class HomePage
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #1b1f24; background: #fff; }
        h1 { margin-bottom: 0; } h2 { margin-top: 2rem; font-size: 1.1rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid #d0d7de; }
        code { font: .9em ui-monospace, monospace; white-space: nowrap; } a { color: #0550ae; }
        @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } th, td { border-color: #30363d; } a { color: #79c0ff; } }
        """;

    /// <summary>The style sheet's hash, as a content security policy names it (CSP Level 3, hash-source).</summary>
    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}";

    /// <summary>The page.</summary>
    public static string Of(HomeOverview overview) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(overview.Program)}</title><style>{Style}</style></head>
        <body>
        <h1>{Text(overview.Program)}</h1>
        <p>Compliance workflows as virtual actors, each with a signed decision history. Status: <strong>{Text(overview.Status)}</strong>.</p>
        <h2>Where to go</h2>
        <table>{Rows(overview.Links, link => $"<a href=\"{Text(link.Path)}\"><code>{Text(link.Path)}</code></a>", link => link.Says)}</table>
        <h2>Keys and roles</h2>
        <p>Every call to <code>/v1</code> needs a key: {Text(overview.Keys)}</p>
        <table>{Rows(overview.Roles, role => $"<code>{Text(role.Role)}</code>", role => role.Does)}</table>
        <h2>Jurisdictions with a pack</h2>
        <p>{Text(string.Join(", ", overview.Jurisdictions))}</p>
        </body>
        </html>

        """;

    private static string Rows<T>(IEnumerable<T> items, Func<T, string> head, Func<T, string> says) =>
        string.Concat(items.Select(item => $"\n<tr><td>{head(item)}</td><td>{Text(says(item))}</td></tr>"));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
