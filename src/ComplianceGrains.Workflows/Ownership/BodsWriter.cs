using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>
/// Writes a graph as statements of the Beneficial Ownership Data Standard 0.4, with ids and without values of people. What the standard cannot
/// say is written so that it says less, never more: a third as the range around it, dispersed and unknown holders as unspecified; who acts
/// together is not written.
/// </summary>
public static class BodsWriter
{
    private const int Decimals = 12;

    /// <summary>Entities and people first, then what they hold.</summary>
    /// <param name="graph">What to write.</param>
    /// <param name="target">The company that it is about.</param>
    /// <param name="day">As <c>yyyy-MM-dd</c>: of the statements and their publication.</param>
    /// <param name="publisher">Who says so.</param>
    public static JsonArray Write(OwnershipGraph graph, string target, string day, string publisher)
    {
        var links = graph.Holdings.Select(holding => (By: holding.Owner, holding.In)).Concat(graph.Controls.Select(control => (control.By, control.In))).Distinct()
            .OrderBy(link => link.By, StringComparer.Ordinal).ThenBy(link => link.In, StringComparer.Ordinal);
        return
        [
            .. graph.Nodes.Values.Where(node => node.Kind is NodeKind.Person or NodeKind.Entity).Select(node => Statement(node.Id, node.Kind == NodeKind.Person ? "person" : "entity", Details(node))),
            .. links.Select(link => Statement($"{link.By}>{link.In}", "relationship", Relation(graph, link.By, link.In))),
        ];

        JsonNode Statement(string id, string type, JsonObject details) => new JsonObject
        {
            ["statementId"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{target}\n{day}\n{publisher}\n{type}\n{id}\n{details.ToJsonString()}"))),
            ["declarationSubject"] = target,
            ["statementDate"] = day,
            ["publicationDetails"] = new JsonObject { ["publicationDate"] = day, ["bodsVersion"] = "0.4", ["publisher"] = new JsonObject { ["name"] = publisher } },
            ["recordId"] = id,
            ["recordStatus"] = "new",
            ["recordType"] = type,
            ["recordDetails"] = details,
        };
    }

    private static JsonObject Details(OwnershipNode node) => node.Kind == NodeKind.Person
        ? new() { ["isComponent"] = false, ["personType"] = "knownPerson" }
        : new() { ["isComponent"] = false, ["entityType"] = new JsonObject { ["type"] = "legalEntity" } };

    private static JsonObject Relation(OwnershipGraph graph, string by, string inside)
    {
        JsonArray interests =
        [
            .. graph.Holdings.Where(holding => holding.Owner == by && holding.In == inside).SelectMany(holding => new[] { Interest("shareholding", holding.Shares), Interest("votingRights", holding.Votes) }),
            .. graph.Controls.Where(control => control.By == by && control.In == inside).Select(control => Interest("otherInfluenceOrControl", null, control.Means)),
        ];
        JsonNode party = graph.KindOf(by) is NodeKind.Person or NodeKind.Entity ? by : new JsonObject { ["reason"] = "informationUnknownToPublisher" };
        return new() { ["isComponent"] = false, ["subject"] = inside, ["interestedParty"] = party, ["interests"] = interests };
    }

    private static JsonNode Interest(string type, ShareRange? share, string? means = null)
    {
        var interest = new JsonObject { ["type"] = type, ["directOrIndirect"] = "direct", ["beneficialOwnershipOrControl"] = false };
        if (share is not null && share != ShareRange.Unknown)
            interest["share"] = Share(share);
        if (means is not null)
            interest["details"] = means;
        return interest;
    }

    private static JsonObject Share(ShareRange share)
    {
        var (least, isLeast) = Decimal(share.Least, up: false);
        var (most, isMost) = Decimal(share.Most, up: true);
        return share.IsExact && isLeast
            ? new() { ["exact"] = least }
            : new() { [share.MoreThanLeast || !isLeast ? "exclusiveMinimum" : "minimum"] = least, [share.LessThanMost || !isMost ? "exclusiveMaximum" : "maximum"] = most };
    }

    private static (decimal Percent, bool IsExact) Decimal(Fraction share, bool up)
    {
        var unit = BigInteger.Pow(10, Decimals);
        var (units, rest) = BigInteger.DivRem(share.Numerator * 100 * unit, share.Denominator);
        return ((decimal)(units + (up && !rest.IsZero ? 1 : 0)) / (decimal)unit, rest.IsZero);
    }
}
