using System.Text;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Drills.Hosting;

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, byte[] Bytes, string? ETag, string? MediaType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? this[string member] => Json[member]?.ToString();

    public IReadOnlyList<string> Pointers => [.. Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!)];

    public IReadOnlyList<string> DecisionKinds => [.. Json["decisions"]!.AsArray().Select(decision => (string)decision!["kind"]!)];

    public override string ToString() => $"{Status} {Text}";
}
