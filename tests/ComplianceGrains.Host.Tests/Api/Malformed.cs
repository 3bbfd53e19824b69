using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>A request that is broken in one way.</summary>
/// <param name="How">In which way.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Pointer">The field that the answer has to name, or null where the whole is at fault.</param>
/// <param name="Secret">What stands at the broken place and must not come back.</param>
public sealed record Malformed(string How, byte[] Body, string? Pointer, string Secret)
{
    private static readonly string[] Spots = ["SPOT", "\"SPOT\""];

    public string MediaType { get; private init; } = "application/json";

    /// <summary>Null sends none.</summary>
    public string? Key { get; private init; } = Guid.NewGuid().ToString("N");

    public string? IfMatch { get; private init; }

    public HttpContent Content => new ByteArrayContent(Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(MediaType) } };

    public override string ToString() => $"{How} at '{Pointer}': {MediaType}, key {Key}, if-match {IfMatch}, {Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 400)))}";

    /// <summary>All the ways to break a good body.</summary>
    /// <param name="good">The body.</param>
    /// <param name="takesKey">Whether the endpoint takes an idempotency key and a precondition.</param>
    public static Gen<Malformed> Of(JsonObject good, bool takesKey)
    {
        var (values, objects) = (Pointers(good, "", leaves: true), Pointers(good, "", leaves: false));
        var secret = Gen.Int[100_000, 999_999].Select(number => $"Quillonbark{number}");
        var value = Gen.Select(Gen.Int[0, values.Count - 1].Select(i => values[i]), secret);
        var ways = new List<Gen<Malformed>>
        {
            Gen.Select(Gen.Int[1, Text(good).Length - 1], secret, (length, _) => new Malformed("truncated", Bytes(Text(good)[..length]), null, "")),
            Gen.Select(value, Gen.OneOf<string>("7", "-1.5", "[[]]", "{\"name\":\"SECRET\"}"), (at, raw) => Replaced("wrong type", good, at, raw == "7" && IsNumber(good, at.Item1) ? "\"SECRET\"" : raw)),
            value.Select(at => Replaced("huge number", good, at, $"1{new string('0', 400)}")),
            value.Select(at => Replaced("number beyond every type", good, at, "1e999999")),
            Gen.Select(Gen.Int[0, objects.Count - 1].Select(i => objects[i]), secret, (at, hidden) => Added(good, at, hidden)),
            Gen.Select(Gen.Int[0, good.Count - 1].Select(i => good.ElementAt(i).Key), secret, (name, hidden) =>
                new Malformed("duplicate member", Bytes($"{{\"{name}\":\"{hidden}\",{Text(good)[1..]}"), $"/{name}", hidden)),
            value.Select(at => Replaced("too long", good, at, $"\"SECRET{new string('x', 70_000)}\"")),
            Gen.Select(value, Gen.OneOf<string>("\\u0000", "\\u0007", "\\n", "\\u009f"), (at, control) => Replaced("control character", good, at, $"\"SECRET{control}\"")),
            Gen.Select(value, Gen.OneOf<string>("\\ud800", "\\udc00", "\\udc00\\ud800"), (at, half) => Replaced("unpaired surrogate", good, at, $"\"SECRET{half}\"")),
            Gen.Select(value, Gen.Int[20, 5_000], (at, depth) => Replaced("deep nesting", good, at, $"{new string('[', depth)}{new string(']', depth)}") with { Pointer = null }),
            value.Select(at => Replaced("not UTF-8", good, at, "\"SECRET\u00ff\"", Encoding.Latin1) with { Pointer = null }),
            Gen.OneOf<string>("", " ", "null", "[]", "\"Quillonbark\"", "17", "true", "{", "\u00ef\u00bb\u00bf{}").Select(text => new Malformed("no object", Bytes(text), null, "")),
            secret.Select(hidden => new Malformed("more than fits", Bytes($"{Text(good)}{new string(' ', 1 << 20)}"), null, hidden)),
            Gen.OneOf<string>("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded")
                .Select(type => new Malformed("another media type", Bytes(Text(good)), "Content-Type", "") { MediaType = type }),
        };
        if (takesKey)
        {
            ways.Add(Gen.OneOf<string?>(null, "", new string('k', 129), "with space").Select(key => new Malformed("bad idempotency key", Bytes(Text(good)), "Idempotency-Key", "") { Key = key }));
            ways.Add(Gen.OneOf<string>("7", "\"\"", "\"-1\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\"", "\"Quillonbark\"")
                .Select(tag => new Malformed("bad precondition", Bytes(Text(good)), "If-Match", "Quillonbark") { IfMatch = tag }));
        }

        return Gen.OneOf<Malformed>([.. ways]);
    }

    private static bool IsNumber(JsonObject good, string pointer) => pointer[1..].Split('/').Aggregate((JsonNode)good, Step).GetValueKind() == JsonValueKind.Number;

    private static JsonNode Step(JsonNode node, string name) => node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!;

    /// <summary>The value at a pointer replaced by raw JSON.</summary>
    private static Malformed Replaced(string how, JsonObject good, (string Pointer, string Secret) at, string raw, Encoding? encoding = null)
    {
        var body = good.DeepClone();
        var names = at.Pointer[1..].Split('/');
        var parent = names[..^1].Aggregate(body, Step);
        if (parent is JsonArray list)
            list[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = Spots[0];
        else
            parent[names[^1]] = Spots[0];
        var text = body.ToJsonString().Replace(Spots[1], raw.Replace("SECRET", at.Secret, StringComparison.Ordinal), StringComparison.Ordinal);
        return new(how, (encoding ?? Encoding.UTF8).GetBytes(text), at.Pointer, at.Secret);
    }

    private static Malformed Added(JsonObject good, string pointer, string secret)
    {
        var body = good.DeepClone();
        var parent = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(body, (node, name) => node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        parent["unheardOf"] = secret;
        return new("unknown member", Bytes(body.ToJsonString()), $"{pointer}/unheardOf", secret);
    }

    /// <summary>The pointers of all values, or of all objects whose members are known.</summary>
    private static List<string> Pointers(JsonNode? node, string at, bool leaves) => node switch
    {
        // What a provider says beside the result is free.
        JsonObject { Count: 0 } => [],
        JsonObject inner => [.. leaves ? [] : new[] { at }, .. inner.SelectMany(member => Pointers(member.Value, $"{at}/{member.Key}", leaves))],
        JsonArray array => [.. array.SelectMany((item, index) => Pointers(item, $"{at}/{index}", leaves))],
        _ => leaves ? [at] : [],
    };

    private static string Text(JsonObject body) => body.ToJsonString();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
