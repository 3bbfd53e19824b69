using System.Text.Json.Nodes;

namespace ComplianceGrains.Host.Features;

/// <summary>One operation of the document.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">As routed.</param>
/// <param name="Id">Name of the method in a generated client.</param>
/// <param name="Summary">A line.</param>
/// <param name="Description">What a caller should know.</param>
internal sealed record Operation(string Method, string Path, string Id, string Summary, string Description)
{
    /// <summary>Whether it changes something: it then has an idempotency key and takes a precondition.</summary>
    public bool IsCommand { get; init; } = Method == "POST";

    /// <summary>Whether the answer is one thing that has a sequence.</summary>
    public bool HasETag { get; init; } = true;

    /// <summary>Whether the answer says where the new thing is.</summary>
    public bool HasLocation { get; init; }

    /// <summary>What somebody gets who has the role, but in another place: see <c>docs/authorization.md</c>.</summary>
    public string Elsewhere { get; init; } = "404";

    /// <summary>The names of the parts that are files, where the body is a form.</summary>
    public IReadOnlyList<string> FileParts { get; init; } = ["files"];

    /// <summary>The names of the parts that are text.</summary>
    public IReadOnlyList<string> TextParts { get; init; } = [];

    /// <summary>A request body; those of the product stand in <c>examples.json</c>, because they are data with countries and laws in them.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>Whether a status that is a problem elsewhere is an answer of its own here.</summary>
    public bool AnswersItself(string status) => status == "503" && Path == "/health/ready";
}

/// <summary>What operations are about.</summary>
/// <param name="Order">In which a newcomer needs them.</param>
/// <param name="Name">E.g. <c>customers</c>.</param>
/// <param name="Says">A line.</param>
internal sealed record OperationTag(int Order, string Name, string Says);
