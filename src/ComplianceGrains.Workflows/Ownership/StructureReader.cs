using System.Collections.Immutable;
using System.Text.Json;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>A structure as it was read.</summary>
/// <param name="Graph">What was stated.</param>
/// <param name="Kinds">What each entity is said to be, in words of the catalogue's entity kinds.</param>
/// <param name="Unread">What was stated and not understood, and what was made of it; nothing of it counts for less than it could be.</param>
/// <param name="Problems">Why it cannot be read, each with its place.</param>
public sealed record ReadStructure(OwnershipGraph Graph, IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds, IReadOnlyList<string> Unread, IReadOnlyList<OwnershipProblem> Problems);

/// <summary>
/// Reads a company and its related parties: <c>{ "customer": "T", "parties": [ { "partyId", "kind", "kinds", "jointWith", "holds": [ { "in", "share", "votes", "control" } ] } ] }</c>.
/// A share is <c>"12.5"</c>, <c>"1/3"</c> or <c>{ "min", "max" }</c>. Votes that are not stated follow the shares; shares that are not stated beside votes are not known.
/// </summary>
public static class StructureReader
{
    private const string Unreadable = "structure-not-read";

    private static readonly Dictionary<string, NodeKind> NodeKinds = new(StringComparer.Ordinal)
    {
        ["natural-person"] = NodeKind.Person,
        ["legal-entity"] = NodeKind.Entity,
        ["unknown"] = NodeKind.Unknown,
        ["dispersed"] = NodeKind.Dispersed,
    };

    /// <summary>Every wrong place is named, not only the first.</summary>
    public static ReadStructure Read(JsonElement root)
    {
        var problems = new List<OwnershipProblem>();
        var (nodes, kinds) = (new Dictionary<string, OwnershipNode>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        var (holdings, controls, joint) = (new List<Holding>(), new List<ControlLink>(), new List<ImmutableSortedSet<string>>());
        var customer = Text(root, "customer", "");
        if (customer is not null)
            Party(root, customer, NodeKind.Entity, "");
        foreach (var (party, at) in Items(root, "parties", ""))
            if (Text(party, "partyId", at) is { } id && Text(party, "kind", at) is { } kind)
            {
                if (!NodeKinds.TryGetValue(kind, out var known))
                    Wrong($"{at}/kind", $"A party is one of: {string.Join(", ", NodeKinds.Keys)}.");
                else if (nodes.ContainsKey(id))
                    Wrong($"{at}/partyId", $"{id} is stated twice.");
                else
                    Party(party, id, known, at);
            }

        return new(OwnershipGraph.Of(nodes.Values, holdings) with { Controls = [.. controls], Joint = [.. joint] }, kinds, [], problems);

        void Wrong(string at, string text) => problems.Add(new(Unreadable, $"{at}: {text}"));

        void Party(JsonElement stated, string id, NodeKind kind, string at)
        {
            nodes[id] = new OwnershipNode(id, kind) { EachAtMost = kind == NodeKind.Dispersed ? Share(stated, "eachAtMost", at)?.Most ?? Fraction.Whole : Fraction.None };
            kinds[id] = Words(stated, "kinds", at);
            if (Words(stated, "jointWith", at) is { Count: > 0 } with)
                joint.Add([id, .. with]);
            foreach (var (hold, place) in Items(stated, "holds", at))
                if (Text(hold, "in", place) is { } inside)
                    Hold(hold, id, inside == "customer" && customer is not null ? customer : inside, place);
        }

        void Hold(JsonElement hold, string id, string inside, string at)
        {
            var (shares, votes) = (Share(hold, "share", at), Share(hold, "votes", at));
            var means = hold.TryGetProperty("control", out var control) && control.ValueKind != JsonValueKind.Null ? Text(hold, "control", at) : null;
            if (means is not null)
                controls.Add(new(id, inside, means));
            if (shares is not null || votes is not null || means is null)
                holdings.Add(new Holding(id, inside, shares ?? ShareRange.Unknown, votes ?? shares ?? ShareRange.Unknown));
        }

        ShareRange? Share(JsonElement of, string name, string at)
        {
            if (!of.TryGetProperty(name, out var stated) || stated.ValueKind == JsonValueKind.Null)
                return null;
            if (stated.ValueKind == JsonValueKind.Object)
                return One(stated, "min", $"{at}/{name}") is { } least && One(stated, "max", $"{at}/{name}") is { } most ? new ShareRange(least, most) : ShareRange.Unknown;
            return One(of, name, at) is { } share ? ShareRange.Exactly(share) : ShareRange.Unknown;
        }

        Fraction? One(JsonElement of, string name, string at)
        {
            if (Text(of, name, at) is not { } text)
                return null;
            if (ShareText.Read(text, out var problem) is { } share)
                return share;
            Wrong($"{at}/{name}", problem!);
            return null;
        }

        IReadOnlyList<string> Words(JsonElement of, string name, string at) => [.. Items(of, name, at).Select(item =>
        {
            if (item.Item.ValueKind == JsonValueKind.String)
                return item.Item.GetString()!;
            Wrong(item.At, "This is a text.");
            return "";
        })];

        IEnumerable<(JsonElement Item, string At)> Items(JsonElement of, string name, string at)
        {
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
                return [];
            if (list.ValueKind == JsonValueKind.Array)
                return list.EnumerateArray().Select((item, index) => (item, $"{at}/{name}/{index}"));
            Wrong($"{at}/{name}", "This is a list.");
            return [];
        }

        string? Text(JsonElement of, string name, string at)
        {
            if (of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } given)
                return given;
            Wrong($"{at}/{name}", "This is a text, and it is required.");
            return null;
        }
    }
}
