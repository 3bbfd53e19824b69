using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>Reads what a value says of itself besides its content: <c>verified</c> and <c>adopted</c>.</summary>
internal static class CitationMembers
{
    /// <summary><c>verified: false</c>, <c>{ read: 2026-11-28, text: "consolidated to …" }</c>, or the same with <c>lesserCopy</c>: read, but in no official copy.</summary>
    public static (bool Verified, TextRead? Read) Verified(Node node, Reading reading)
    {
        if (node is not MappingNode map)
            return (Scalars.YesNo(node, reading) ?? false, null);
        var members = new Members(map, reading);
        var on = members.Need("read", "the day on which the text was read, such as 2026-11-28.") is { } day ? Scalars.Date(day, reading) : null;
        var text = members.NeedText("text", "which version of the text was read, such as \"consolidated to 2026-06-29\".");
        var copy = members.Text("lesserCopy");
        members.Done();
        return on is null || text is null ? (false, null) : (copy is null, new TextRead(on.Value, text, copy));
    }

    /// <summary><c>policyAdopted: { by: mlro, on: 2026-12-01 }</c> of a whole version.</summary>
    public static Adoption? Adopted(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "who adopted the firm's own choices and when, such as { by: senior-management, on: 2026-12-01 }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var by = members.Need("by", "the role that decided.") is { } who ? reading.Word(who, "roles") : null;
        var on = members.Need("on", "the day of the decision.") is { } day ? Scalars.Date(day, reading) : null;
        members.Done();
        return by is null || on is null ? null : new Adoption(by, on.Value);
    }
}
