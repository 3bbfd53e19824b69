using System.Reflection;
using System.Security.Cryptography;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Verifying.Steps;

namespace ComplianceGrains.Evidence.Browser;

/// <summary>
/// The verifier as one HTML file that needs nothing: no server, no network, no installation. It is a second reading of the format,
/// written in JavaScript from the format's page; packages must get the same verdict from it as from <see cref="PackageVerifier"/>.
/// </summary>
public static class BrowserVerifier
{
    // In the order in which they build on each other.
    private static readonly string[] Core =
    [
        "bytes.js", "json.js", "forms.js", "zip.js", "notes.js", "witnesses.js", "trees.js", "cores.js", "bag.js", "entries.js", "lifecycle.js", "material.js", "fields.js", "verify.js", "worker.js",
    ];

    private static readonly string CoreScript = $"(() => {{\n\"use strict\";\n{string.Join('\n', Core.Select(Resource))}}})();\n";
    private static readonly string PageScript = Resource("page.js");
    private static readonly string Style = Resource("page.css");

    /// <summary>
    /// The content security policy of the page: nothing is loaded or sent; the scripts and the style are those in the file, by their
    /// hashes (CSP Level 3, hash-source), and the worker is made of the file's own text.
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {Hash(CoreScript)} {Hash(PageScript)}; style-src {Hash(Style)}; worker-src blob:; base-uri 'none'; form-action 'none'";

    /// <summary>The page, UTF-8 when written to a file.</summary>
    public static string Html { get; } = Resource("page.html")
        .Replace("{{policy}}", Policy, StringComparison.Ordinal)
        .Replace("{{style}}", Style, StringComparison.Ordinal)
        .Replace("{{core}}", CoreScript, StringComparison.Ordinal)
        .Replace("{{page}}", PageScript, StringComparison.Ordinal);

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Texts.Utf8.GetBytes(content)))}'";

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Browser/" + name) ?? throw new InvalidOperationException($"The resource {name} was not built in.");
        using var reader = new StreamReader(stream, Texts.Utf8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
