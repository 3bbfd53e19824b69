using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>How a value is written in YAML, and what an editor's schema says about it.</summary>
/// <param name="Name">For error sentences: "a length of time such as P5Y".</param>
/// <param name="Read">Reads it, or reports why not and returns null.</param>
/// <param name="Schema">JSON Schema of the written form.</param>
internal sealed record Shape(string Name, Func<Node, Reading, RuleValue?> Read, Func<JsonObject> Schema);
