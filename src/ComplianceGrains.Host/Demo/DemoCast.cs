using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Host.Demo;

/// <summary>The invented subjects, wallets and exports of <c>cast.json</c>: what each does, in the words of the HTTP API, and how it ends.</summary>
internal sealed class DemoCast(SandboxPrincipals principals)
{
    /// <summary>The sandbox principal of the firm's products.</summary>
    public const string Service = "sandbox-product-service-1";

    private readonly Lazy<JsonObject> _cast = new(() => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, "cast.json")))?.AsObject() ?? throw new InvalidDataException("cast.json is empty."));

    /// <summary>Where the invented list and the cast are.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Demo");

    /// <summary>Those of one kind, in the order of their telling.</summary>
    public IReadOnlyList<T> Of<T>(string kind) => _cast.Value[kind].Deserialize<IReadOnlyList<T>>(FieldJson.Options) ?? throw new InvalidDataException($"cast.json has no {kind}.");

    /// <summary>
    /// The envelope of one of their commands. It has a fixed id: what an earlier start has done is answered from the history, and a
    /// start that was cut off is gone on with.
    /// </summary>
    public Envelope Envelope(string id, int number, string by) => new($"demo/{id}/{number}", [], principals.Named(by));
}
