using System.Text;

namespace ComplianceGrains.Host.Tests.Privacy;

/// <summary>The forms in which a value could lie in a file or a log without being sealed.</summary>
public static class Disguises
{
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UnicodeEncoding(false, false), new UnicodeEncoding(true, false)];

    /// <summary>Every form of a value, with its name.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(string value)
    {
        var forms = new List<(string, byte[])>();
        foreach (var spelling in Spellings(value))
        {
            foreach (var encoding in Encodings)
            {
                var bytes = encoding.GetBytes(spelling);
                forms.Add(($"{encoding.WebName} {spelling}", bytes));
                forms.Add(($"hex of {encoding.WebName} {spelling}", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))));
                forms.Add(($"hex of {encoding.WebName} {spelling}", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))));
                for (var alignment = 0; alignment < 3; alignment++)
                {
                    var text = Base64(bytes, alignment);
                    forms.Add(($"base64+{alignment} of {encoding.WebName} {spelling}", Encoding.ASCII.GetBytes(text)));
                    forms.Add(($"base64url+{alignment} of {encoding.WebName} {spelling}", Encoding.ASCII.GetBytes(text.Replace('+', '-').Replace('/', '_'))));
                }
            }
        }

        return [.. forms.DistinctBy(form => Convert.ToHexString(form.Item2))];
    }

    /// <summary>The values that stand in some bytes, in any form.</summary>
    public static IEnumerable<string> Found(byte[] where, IEnumerable<(string Name, byte[] Bytes)> forms) =>
        forms.Where(form => where.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => form.Name);

    private static IEnumerable<string> Spellings(string value) => new[]
    {
        value, value.ToLowerInvariant(), value.ToUpperInvariant(), Uri.EscapeDataString(value), System.Net.WebUtility.UrlEncode(value),
        System.Text.Json.JsonSerializer.Serialize(value)[1..^1],
    }.Distinct(StringComparer.Ordinal);

    /// <summary>The letters that the value alone decides when it stands after 0, 1 or 2 other bytes.</summary>
    private static string Base64(byte[] bytes, int alignment)
    {
        var text = Convert.ToBase64String([.. new byte[alignment], .. bytes]).TrimEnd('=');
        var first = (alignment * 8 + 5) / 6;
        var whole = (alignment + bytes.Length) * 8 / 6;
        return text[first..whole];
    }
}
