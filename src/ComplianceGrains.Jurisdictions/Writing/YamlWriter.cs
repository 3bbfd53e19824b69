using System.Text.Json;
using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Writing;

/// <summary>Writes nodes so that any reader of YAML 1.1 or 1.2 reads them back alike: what could be misread stands in quotes.</summary>
internal static partial class YamlWriter
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words that YAML 1.1 takes for yes or no; NO is also Norway.</summary>
    private static readonly HashSet<string> Switches = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off" };

    /// <summary>On one line.</summary>
    public static string Flow(Node node) => node switch
    {
        ScalarNode { IsNull: true } => "null",
        ScalarNode { Quoted: false } scalar when Plain().IsMatch(scalar.Text) && !Switches.Contains(scalar.Text) => scalar.Text,
        ScalarNode scalar => JsonSerializer.Serialize(scalar.Text, AsWritten),
        SequenceNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{Flow(entry.Key)}: {Flow(entry.Value)}"))} }}",
        _ => throw new InvalidOperationException($"Nobody writes a {node.GetType().Name}."),
    };

    [GeneratedRegex(@"^[A-Za-z0-9.][A-Za-z0-9 _.()+-]*(?<! )$")]
    private static partial Regex Plain();
}
