using System.Text;
using ComplianceGrains.Screening.Addresses.Encoding;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>
/// Where a provider takes inquiries: <c>ta</c>, and the URL without its scheme with four bytes of its double SHA-256, in Base58. There is no
/// version byte (TRP 3.2.1).
/// </summary>
public static class TravelAddress
{
    private const string Prefix = "ta";
    private const string Scheme = "https://";

    /// <summary>The URL that it stands for, or why it is none. Whether anybody should call there is another question.</summary>
    public static (Uri? Url, string? Objection) Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            return (null, "A travel address begins with 'ta'.");
        if (Base58.DecodeChecked(text[Prefix.Length..], Base58.Bitcoin) is not { } bytes)
            return (null, "Its check digits do not fit: one of its characters is wrong.");
        var url = Encoding.UTF8.GetString(bytes);
        return Objection(url) is { } objection ? (null, objection) : (new Uri($"{Scheme}{url}"), null);
    }

    /// <summary>The travel address of a URL.</summary>
    /// <param name="url">Without its scheme, with <c>t=i</c>.</param>
    /// <exception cref="ArgumentException">It is no such URL.</exception>
    public static string Of(string url) => (Objection(url) ?? (HasDomain(url) ? null : "Its host is no name of the public network.")) is { } objection
        ? throw new ArgumentException(objection, nameof(url))
        : Encode(url);

    /// <summary>The same for a host that only a machine itself knows, for trying out.</summary>
    /// <param name="url">Without its scheme, with <c>t=i</c>.</param>
    public static string OfLocal(string url) => Encode(url);

    private static string Encode(string url) => $"{Prefix}{Base58.EncodeChecked(Encoding.UTF8.GetBytes(url), Base58.Bitcoin)}";

    private static string? Objection(string url) =>
        url.Contains("://", StringComparison.Ordinal) ? "It holds a scheme, which a travel address has not."
        : !Uri.TryCreate($"{Scheme}{url}", UriKind.Absolute, out var read) ? "It stands for no URL."
        : !read.Query.TrimStart('?').Split('&').Contains("t=i") ? "Its URL has no parameter 't=i', so it is not for inquiries."
        : null;

    private static bool HasDomain(string url) => new Uri($"{Scheme}{url}").Host.Contains('.', StringComparison.Ordinal);
}
