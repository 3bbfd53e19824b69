using ComplianceGrains.Api.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace ComplianceGrains.WebConsole.Calls;

/// <summary>A form as somebody sent it.</summary>
/// <param name="Fields">What they filled in.</param>
/// <param name="Key">The idempotency key that the form was shown with: sending it twice does one thing.</param>
/// <param name="Seen">The sequence of the thing when the form was shown; null if the form makes a new thing.</param>
/// <param name="Trusted">Whether it is a form of this session.</param>
public sealed record SentForm(IFormCollection Fields, string Key, long? Seen, bool Trusted)
{
    /// <summary>Name of the hidden field that holds the key.</summary>
    public const string KeyField = "key";

    /// <summary>Name of the hidden field that holds the sequence.</summary>
    public const string SeenField = "seen";

    /// <summary>Reads it.</summary>
    public static async Task<SentForm> ReadAsync(HttpContext http, IAntiforgery antiforgery)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var key = fields[KeyField].ToString();
        return new(
            fields, key.Length is > 0 and <= 128 ? key : NewKey(), long.TryParse(fields[SeenField], out var seen) ? seen : null, await antiforgery.IsRequestValidAsync(http));
    }

    /// <summary>What somebody is told whose form is not one of this session.</summary>
    public static ProblemBody Stale { get; } = new("/problems/stale-form", "The page was open for too long, or you signed in anew meanwhile. What you wrote is still here: send it again.", 400, false, []);

    /// <summary>A key for the next form.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>A field; null if it was left empty.</summary>
    public string? this[string name] => Fields[name].ToString() is { Length: > 0 } text ? text.ReplaceLineEndings("\n").Trim() : null;
}
