using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ComplianceGrains.Api;
using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>A request body, read strictly: unknown and duplicate members are errors, and an error names its place.</summary>
/// <param name="Value">What was read, or null.</param>
/// <param name="Bytes">What was sent, for the fingerprint.</param>
/// <param name="Refusal">Why it could not be read, or null.</param>
internal sealed partial record RequestBody<T>(T? Value, byte[] Bytes, Refusal? Refusal)
    where T : class
{
    private const int Largest = 1 << 20;

    private static readonly JsonSerializerOptions Strict = new(WireJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads the body of a request.</summary>
    public static async Task<RequestBody<T>> ReadAsync(HttpContext http)
    {
        byte[]? bytes;
        try
        {
            bytes = await BytesAsync(http);
        }
        catch (BadHttpRequestException failure)
        {
            return new(null, [], Problems.OfStatus(failure.StatusCode));
        }

        if (bytes is null)
            return new(null, [], new Refusal(413, "too-large", $"The body is larger than {Largest} bytes.", []));
        if (!Utf8.IsValid(bytes))
            return Malformed("", "not-utf-8", "JSON is sent in UTF-8, and this is not.");
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Strict) is { } value ? new(value, bytes, null) : Malformed("", "null", "The body is null; send a JSON object.");
        }
        catch (JsonException failure)
        {
            return Malformed(Pointer(failure), "malformed", Explain(failure));
        }
    }

    private static RequestBody<T> Malformed(string pointer, string code, string message) =>
        new(null, [], new Refusal(400, "malformed", "The body could not be read. Nothing was changed.", [new FieldError(pointer, code, message)]));

    private static async Task<byte[]?> BytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Largest)
            return null;
        var copy = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int length;
        while ((length = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            copy.Write(buffer, 0, length);
            if (copy.Length > Largest)
                return null;
        }

        return copy.ToArray();
    }

    /// <summary>
    /// From the serializer's path (<c>$.data.nationalities[0]</c>) to a JSON Pointer (RFC 6901). It ends before a name
    /// that is no name of a field anywhere: somebody may have put a value there.
    /// </summary>
    private static string Pointer(JsonException failure)
    {
        var pointer = new StringBuilder();
        foreach (var step in PathStep().EnumerateMatches(failure.Path ?? "$"))
        {
            var name = failure.Path.AsSpan(step.Index, step.Length).Trim(".[]'");
            if (!FieldName().IsMatch(name))
                return pointer.ToString();
            pointer.Append('/').Append(name);
        }

        var named = QuotedName().Match(failure.Message);
        return named.Success && !pointer.ToString().EndsWith($"/{named.Groups[1].Value}", StringComparison.Ordinal) ? $"{pointer}/{named.Groups[1].Value}" : pointer.ToString();
    }

    /// <summary>The serializer's own message may hold what was sent; this one never does.</summary>
    private static string Explain(JsonException failure) => failure.Message switch
    {
        var message when message.Contains("could not be mapped", StringComparison.Ordinal) => "This member is not known here. Remove it or correct its name.",
        var message when message.Contains("uplicate", StringComparison.Ordinal) => "This member stands twice.",
        var message when message.StartsWith("A date is", StringComparison.Ordinal) || message.StartsWith("An instant is", StringComparison.Ordinal) || message.StartsWith("An amount is", StringComparison.Ordinal) => message,
        var message when message.Contains("could not be converted", StringComparison.Ordinal) => "The value is of the wrong type.",
        _ => $"This is not JSON (line {(failure.LineNumber ?? 0) + 1}, byte {(failure.BytePositionInLine ?? 0) + 1}).",
    };

    [GeneratedRegex(@"\[\d+\]|\['(?:[^'\\]|\\.)*'\]|\.[^.\[]+")]
    private static partial Regex PathStep();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,64}\z")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"(?:JSON property|[Dd]uplicate property) '([A-Za-z0-9_]{1,64})'")]
    private static partial Regex QuotedName();
}
