using System.Text.Json;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>
/// Reads statements of the Beneficial Ownership Data Standard 0.4 into a graph. Names and other values of people are not read. What is not
/// understood counts as a holding of which nothing is known, and is said.
/// </summary>
public static class BodsReader
{
    private const string Unreadable = "bods-not-read";

    private static readonly HashSet<string> Control = new(StringComparer.Ordinal)
    {
        "appointmentOfBoard", "otherInfluenceOrControl", "controlViaCompanyRulesOrArticles", "controlByLegalFramework",
        "settlor", "trustee", "protector", "beneficiaryOfLegalArrangement", "nominator",
    };

    /// <summary>An office is no holding: it neither makes an owner nor hides one.</summary>
    private static readonly HashSet<string> Office = new(StringComparer.Ordinal) { "boardMember", "boardChair", "seniorManagingOfficial", "nominee" };

    /// <summary>The graph as the latest statement of each record has it.</summary>
    /// <param name="root">An array of statements.</param>
    /// <param name="day">On which day, as <c>yyyy-MM-dd</c>: interests that had ended or not begun are left out.</param>
    public static ReadStructure Read(JsonElement root, string day)
    {
        var (unread, problems, nodes) = (new List<string>(), new List<OwnershipProblem>(), new Dictionary<string, OwnershipNode>(StringComparer.Ordinal));
        var (held, controls) = (new List<(string Owner, string In, ShareRange? Shares, ShareRange? Votes)>(), new List<ControlLink>());
        var latest = new Dictionary<string, (string Type, JsonElement Details)>(StringComparer.Ordinal);
        if (root.ValueKind != JsonValueKind.Array)
            problems.Add(new(Unreadable, "A package of statements is an array."));
        else
            foreach (var (statement, at) in root.EnumerateArray().Select((statement, at) => (statement, at)))
                Take(statement, at);

        foreach (var (id, (type, details)) in latest)
            if (type == "person")
                nodes[id] = new(id, Word(details, "personType") == "knownPerson" ? NodeKind.Person : NodeKind.Unknown);
            else if (type == "entity")
                // Nobody owns a state.
                nodes[id] = new(id, NodeKind.Entity) { IsExempt = details.TryGetProperty("entityType", out var kind) && Word(kind, "type") == "state" };
        foreach (var (id, (type, details)) in latest)
            if (type == "relationship")
                Relate(id, details);

        var holdings = held.GroupBy(each => (each.Owner, each.In)).Select(same => Merged(same.Key.Owner, same.Key.In, [.. same]));
        return new(OwnershipGraph.Of(nodes.Values, holdings) with { Controls = [.. controls.Distinct()] }, new Dictionary<string, IReadOnlyList<string>>(), unread, problems);

        void Take(JsonElement statement, int at)
        {
            if (statement.ValueKind == JsonValueKind.Object && statement.TryGetProperty("publicationDetails", out var details) && Word(details, "bodsVersion") is { } version and not "0.4")
                problems.Add(new(Unreadable, $"/{at}: version {version} is not read, only 0.4."));
            else if (Word(statement, "recordId") is not { } id || Word(statement, "recordType") is not ("person" or "entity" or "relationship") || !statement.TryGetProperty("recordDetails", out var record) || record.ValueKind != JsonValueKind.Object)
                problems.Add(new(Unreadable, $"/{at}: a statement has recordId, recordType (person, entity or relationship) and recordDetails."));
            else if (Word(statement, "recordStatus") == "closed")
                latest.Remove(id);
            else
                latest[id] = (Word(statement, "recordType")!, record);
        }

        void Relate(string id, JsonElement details)
        {
            if (Word(details, "subject") is not { } subject)
            {
                unread.Add($"{id}: whom it is about is not stated.");
                return;
            }

            // The sum of ways that are stated one by one: counted with them it would count twice.
            if (details.TryGetProperty("componentRecords", out var components) && components.ValueKind == JsonValueKind.Array && components.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String && latest.ContainsKey(part.GetString()!)) && components.GetArrayLength() > 0)
                return;
            var owner = Word(details, "interestedParty") ?? $"unspecified:{id}";
            nodes.TryAdd(owner, new(owner, NodeKind.Unknown));
            nodes.TryAdd(subject, new(subject, NodeKind.Entity));
            var interests = details.TryGetProperty("interests", out var stated) && stated.ValueKind == JsonValueKind.Array ? stated.EnumerateArray().ToList() : [];
            if (interests.Count == 0)
            {
                held.Add((owner, subject, ShareRange.Unknown, ShareRange.Unknown));
                unread.Add($"{id}: what {owner} holds in {subject} is not stated; anything is possible.");
            }

            foreach (var interest in interests.Where(IsOn))
                Interest(id, owner, subject, interest);
        }

        bool IsOn(JsonElement interest) =>
            (Word(interest, "startDate") is not { } start || string.CompareOrdinal(start, day) <= 0) && (Word(interest, "endDate") is not { } end || string.CompareOrdinal(end, day) > 0);

        void TakeShare(string id, string owner, string subject, JsonElement interest, bool votes)
        {
            var range = Share(interest);
            if (range is null)
                unread.Add($"{id}: how much {owner} holds in {subject} is not stated, or is no share; anything is possible.");
            else if (Word(interest, "directOrIndirect") is "indirect")
                unread.Add($"{id}: {owner} holds {range.InWords} of {subject} through others who are not stated; up to that is possible.");
            range = range is null ? ShareRange.Unknown : Word(interest, "directOrIndirect") is "indirect" ? new ShareRange(Fraction.None, range.Most, false, range.LessThanMost) : range;
            held.Add(votes ? (owner, subject, null, range) : (owner, subject, range, null));
        }

        void Interest(string id, string owner, string subject, JsonElement interest)
        {
            var type = Word(interest, "type") ?? "unknownInterest";
            if (type is "shareholding" or "votingRights")
                TakeShare(id, owner, subject, interest, type == "votingRights");
            else if (Control.Contains(type))
                controls.Add(new(owner, subject, type));
            else if (!Office.Contains(type))
            {
                held.Add((owner, subject, ShareRange.Unknown, ShareRange.Unknown));
                unread.Add($"{id}: {owner} has {type} in {subject}, which is not reckoned with; anything is possible.");
            }
        }
    }

    /// <summary>Votes that are not stated follow the shares; shares that are not stated beside votes are not known.</summary>
    private static Holding Merged(string owner, string inside, IReadOnlyList<(string Owner, string In, ShareRange? Shares, ShareRange? Votes)> all)
    {
        var (shares, votes) = (Sum([.. all.Select(each => each.Shares).OfType<ShareRange>()]), Sum([.. all.Select(each => each.Votes).OfType<ShareRange>()]));
        return new Holding(owner, inside, shares ?? ShareRange.Unknown, votes ?? shares ?? ShareRange.Unknown);
    }

    private static ShareRange? Sum(IReadOnlyList<ShareRange> all)
    {
        if (all.Count <= 1)
            return all.Count == 0 ? null : all[0];
        var (least, most) = (Fraction.Sum(all.Select(each => each.Least)), Fraction.Sum(all.Select(each => each.Most)));
        return new(least, most <= Fraction.Whole ? most : Fraction.Max(least, Fraction.Whole), all.Any(each => each.MoreThanLeast), most <= Fraction.Whole && all.Any(each => each.LessThanMost));
    }

    private static ShareRange? Share(JsonElement interest)
    {
        if (!interest.TryGetProperty("share", out var share) || share.ValueKind != JsonValueKind.Object)
            return null;
        if (Percent(share, "exact") is { } exact)
            return ShareRange.Exactly(exact);
        var (least, above, most, below) = (Percent(share, "minimum"), Percent(share, "exclusiveMinimum"), Percent(share, "maximum"), Percent(share, "exclusiveMaximum"));
        return (least ?? above ?? most ?? below) is null ? null : new(least ?? above ?? Fraction.None, most ?? below ?? Fraction.Whole, least is null && above is not null, most is null && below is not null);
    }

    private static Fraction? Percent(JsonElement share, string name) =>
        share.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var percent) && percent is >= 0 and <= 100 ? Fraction.OfPercent(percent) : null;

    private static string? Word(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
