using System.Text.Json.Nodes;
using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.OpenApi;

/// <summary>What each operation is called and says of itself. An endpoint without a row does not get into the document.</summary>
internal sealed class OperationTable(IReadOnlyList<Feature> features)
{
    /// <summary>Request bodies by operation, in a file of their own: they are data, with countries and laws in them.</summary>
    private static readonly JsonObject Examples = JsonNode.Parse(typeof(OperationTable).Assembly.GetManifestResourceStream("examples.json")!)!.AsObject();

    private readonly Dictionary<(string, string), Operation> _byAddress = features.SelectMany(feature => feature.Operations).ToDictionary(row => (row.Method, row.Path));

    /// <summary>What the operations are about, in the order in which a newcomer needs them.</summary>
    public IEnumerable<OperationTag> Tags => features.Select(feature => feature.Tag).OfType<OperationTag>().OrderBy(tag => tag.Order);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Operation> All => _byAddress.Values;

    /// <summary>A request body of an operation, or null.</summary>
    public static JsonNode? ExampleOf(Operation row) => (row.Example ?? Examples[row.Id])?.DeepClone();

    /// <summary>The row of an endpoint.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public Operation Of(string method, string path) => _byAddress.TryGetValue((method, path), out var row)
        ? row
        : throw new InvalidOperationException($"{method} {path} has no row in the operations of its feature: give it a name, a summary and a description.");
}
