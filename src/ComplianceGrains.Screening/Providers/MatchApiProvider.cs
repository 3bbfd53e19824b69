using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Providers;

/// <summary>An external engine with a yente-style <c>POST match/{dataset}</c> API, asked once per required list.</summary>
/// <remarks>
/// Each list id is mapped to a dataset; a list that is not mapped is absent. The dataset's state comes from
/// <c>GET catalog</c>: without a time of its last update the list counts as absent, because its age is unknown.
/// </remarks>
public sealed class MatchApiProvider : IScreeningProvider
{
    private readonly HttpClient _http;
    private readonly IReadOnlyDictionary<string, string> _datasets;
    private readonly EngineVersion _engine;

    /// <param name="http">With base address, credentials and resilience.</param>
    /// <param name="datasets">List id to the provider's dataset name, e.g. <c>ofac-sdn</c> → <c>us_ofac_sdn</c>.</param>
    /// <param name="engine">Which engine and version the provider is contracted for; recorded beside every score.</param>
    public MatchApiProvider(HttpClient http, IReadOnlyDictionary<string, string> datasets, EngineVersion engine)
    {
        _http = http;
        _datasets = datasets;
        _engine = engine;
    }

    /// <inheritdoc/>
    public async Task<ScreeningResult> ScreenAsync(ScreeningQuery query, Instant now, CancellationToken cancellation = default)
    {
        if (query.Lists.Count == 0 || query.Lists.FirstOrDefault(list => !_datasets.ContainsKey(list)) is not null)
            return Unavailable(["a required list is not offered by this provider"]);
        var catalog = await HttpAnswer.Get(_http, "catalog", cancellation);
        if (catalog.Body is not { } datasets)
            return Unavailable([catalog.Reason!]);

        var (states, matches) = (new List<ListState>(), new List<ListMatch>());
        foreach (var list in query.Lists)
        {
            if (State(list, datasets, now) is not { } state)
                return Unavailable([$"the provider does not say how old list '{list}' is"]);
            var answer = await HttpAnswer.Post(_http, $"match/{_datasets[list]}", Body(query), cancellation);
            if (answer.Body is not { } body)
                return Unavailable([answer.Reason!]);
            if (Matches(list, body, query.Floor ?? query.Threshold) is not { } found)
                return Unavailable(["the provider's answer is not of the documented shape"]);
            states.Add(state);
            matches.AddRange(found);
        }

        matches.Sort((a, b) => b.Score.CompareTo(a.Score));
        var hits = matches.Count(match => match.Score >= query.Threshold);
        var stale = states.Where(state => state.Age > query.Freshness).Select(state => $"list '{state.Id}' is older at the provider than the rules allow").ToList();
        return stale.Count > 0 ? new(ScreeningOutcome.Stale, matches, states, _engine, stale)
            : hits > 0 ? new(ScreeningOutcome.Hit, matches, states, _engine, [$"{hits} listed name(s) at or above the threshold {ScoreText.Format(query.Threshold)}"])
            : new(ScreeningOutcome.Clear, matches, states, _engine, [$"no listed name at or above the threshold {ScoreText.Format(query.Threshold)}"]);
    }

    private ScreeningResult Unavailable(IReadOnlyList<string> reasons) => new(ScreeningOutcome.Unavailable, [], [], _engine, reasons);

    private static object Body(ScreeningQuery query)
    {
        var properties = new Dictionary<string, IReadOnlyList<string>> { ["name"] = query.Names };
        if (query.DateOfBirth is { } birth)
            properties["birthDate"] = [birth.ToString()];
        if (query.Nationalities.Count > 0)
            properties["nationality"] = [.. query.Nationalities.Select(country => Lists.Country.Code(country).ToLowerInvariant())];
        if (query.Identifiers.Count > 0)
            properties["idNumber"] = [.. query.Identifiers.Select(identifier => identifier.Value)];
        var schema = query.Kind switch
        {
            SubjectKind.NaturalPerson => "Person",
            SubjectKind.LegalEntity => "Organization",
            SubjectKind.Vessel => "Vessel",
            SubjectKind.Aircraft => "Airplane",
            _ => "LegalEntity",
        };
        return new { queries = new Dictionary<string, object> { ["q"] = new { schema, properties } } };
    }

    private ListState? State(string list, JsonElement catalog, Instant now)
    {
        if (catalog.ValueKind != JsonValueKind.Object || !catalog.TryGetProperty("datasets", out var datasets) || datasets.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var dataset in datasets.EnumerateArray())
            if (Text(dataset, "name") == _datasets[list] && Time(Text(dataset, "last_export") ?? Text(dataset, "updated_at")) is { } confirmed)
                return new ListState(list, Text(dataset, "version") ?? Text(dataset, "index_version") ?? "unversioned", Time(Text(dataset, "last_change")), confirmed, now - confirmed);
        return null;
    }

    private static List<ListMatch>? Matches(string list, JsonElement body, decimal floor)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("responses", out var responses) || responses.ValueKind != JsonValueKind.Object
            || !responses.TryGetProperty("q", out var response) || response.ValueKind != JsonValueKind.Object
            || !response.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
            return null;
        var matches = new List<ListMatch>();
        foreach (var result in results.EnumerateArray())
        {
            if (Text(result, "id") is not { } id || !result.TryGetProperty("score", out var member) || member.ValueKind != JsonValueKind.Number || !member.TryGetDecimal(out var score) || score is < 0 or > 1)
                return null;
            if (score >= floor)
                matches.Add(new(list, id, Text(result, "caption") ?? id, Math.Round(score, 3), Features(result, score)));
        }

        return matches;
    }

    private static List<ScorePart> Features(JsonElement result, decimal score)
    {
        var parts = new List<ScorePart> { new("provider", Math.Round(score, 3), "score as given by the provider") };
        if (result.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Object)
            foreach (var feature in features.EnumerateObject())
                if (feature.Value.ValueKind == JsonValueKind.Number && feature.Value.TryGetDecimal(out var value) && value != 0)
                    parts.Add(new("feature", 0m, string.Create(CultureInfo.InvariantCulture, $"the provider's feature {feature.Name} is {value:0.000}")));
        return parts;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static Instant? Time(string? text) => text is null ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } zoned ? zoned.Value.ToInstant()
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value.InUtc().ToInstant()
        : null;
}
