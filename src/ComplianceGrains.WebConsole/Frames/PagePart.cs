using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ComplianceGrains.WebConsole.Frames;

/// <summary>
/// What all pages share: a browser fetches it once and never asks again, because its address says what is in it. Under the address of another
/// version, that a page from before the host was replaced may have, it gets today's and keeps it no longer than it needs.
/// </summary>
internal sealed class PagePart
{
    private readonly byte[] _bytes;
    private readonly string _type, _digest;

    private PagePart(string name, string type, params ReadOnlySpan<string> files)
    {
        (Name, _type) = (name, type);
        using var bytes = new MemoryStream();
        foreach (var file in files)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
            stream.CopyTo(bytes);
        }

        _bytes = bytes.ToArray();
        _digest = Convert.ToHexStringLower(SHA256.HashData(_bytes).AsSpan(0, 8));
    }

    /// <summary>How it all looks.</summary>
    public static PagePart Style { get; } = new("console.css", "text/css; charset=utf-8", "console.css");

    /// <summary>What scripts there are, fetched as one.</summary>
    public static PagePart Script { get; } = new("console.js", "text/javascript; charset=utf-8", "session.js", "visit.js", "keys.js");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PagePart> All { get; } = [Style, Script];

    /// <summary>Under the console's root.</summary>
    public string Name { get; }

    /// <summary>Where pages have it from.</summary>
    public string Address => $"{Places.Addresses.Root}/{Name}?v={_digest}";

    /// <summary>The part, as the browser may keep it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="v">Which version a page asks for.</param>
    public IResult Answer(HttpContext http, string? v)
    {
        http.Response.Headers.CacheControl = v == _digest ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(_bytes, _type, entityTag: new EntityTagHeaderValue($"\"{_digest}\""));
    }
}
