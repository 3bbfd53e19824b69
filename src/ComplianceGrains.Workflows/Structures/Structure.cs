using System.Text.Json;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Workflows.Structures;

/// <summary>A legal entity and those around it, as stated.</summary>
/// <param name="EntityKinds">What it is, in words of the catalogue's entity kinds.</param>
/// <param name="Holds">What it holds itself in entities that hold it.</param>
/// <param name="Parties">All that are related to it now.</param>
public sealed record Structure(IReadOnlyList<string> EntityKinds, IReadOnlyList<StatedHolding> Holds, IReadOnlyList<RelatedParty> Parties)
{
    /// <summary>What the customer is called in it; no party has this id.</summary>
    public const string Target = "customer";

    /// <summary>The graph that it comes to, read as the files of the command line are.</summary>
    public ReadStructure Read()
    {
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(
            new Stated(Target, EntityKinds, Holds, [.. Parties.Select(party => new StatedParty(party.Id, party.Kind, party.EntityKinds, party.JointWith, party.EachAtMost, party.Holds))]), FieldJson.Options));
        return StructureReader.Read(document.RootElement);
    }

    private sealed record Stated(string Customer, IReadOnlyList<string> Kinds, IReadOnlyList<StatedHolding> Holds, IReadOnlyList<StatedParty> Parties);

    private sealed record StatedParty(string PartyId, string Kind, IReadOnlyList<string> Kinds, IReadOnlyList<string> JointWith, string? EachAtMost, IReadOnlyList<StatedHolding> Holds);
}
