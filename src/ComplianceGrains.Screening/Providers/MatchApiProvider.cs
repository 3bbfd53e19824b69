using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Screening.Providers;

/// <summary>An external engine with a yente-style <c>POST match/{dataset}</c> API, asked once per required list.</summary>
/// <remarks>
/// Each list id is mapped to a dataset; a list that is not mapped is absent. The dataset's state comes from
/// <c>GET catalog</c>: without the age of the content that the provider has indexed the list counts as absent. The person
/// is in the body of the request only: addresses end up in other people's logs.
/// </remarks>
/// <param name="http">With base address, credentials and resilience.</param>
/// <param name="datasets">List id to the provider's dataset name, e.g. <c>ofac-sdn</c> → <c>us_ofac_sdn</c>.</param>
/// <param name="engine">Which engine and version the provider is contracted for; recorded beside every score.</param>
/// <param name="patience">How long one screening may take in all; null for as long as the caller waits.</param>
public sealed class MatchApiProvider(HttpClient http, IReadOnlyDictionary<string, string> datasets, EngineVersion engine, Duration? patience = null) : IScreeningProvider
{
    /// <summary>More than a person can look at; without saying so, a provider may cut at five.</summary>
    private const int MostMatches = 100;

    /// <inheritdoc/>
    public EngineVersion Engine => engine;

    /// <inheritdoc/>
    public ListCatalog? Lists => null;

    /// <inheritdoc/>
    public async Task<ScreeningResult> ScreenAsync(ScreeningQuery query, Instant now, CancellationToken cancellation = default)
    {
        if (query.Lists.Count == 0)
            return Unavailable(["no list is required: a screening against nothing is not a screening"]);
        if (query.Lists.FirstOrDefault(list => !datasets.ContainsKey(list)) is { } missing)
            return Unavailable([$"list '{missing}' is not offered by the provider"]);
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (patience is { } longest)
            patient.CancelAfter(longest.ToTimeSpan());
        try
        {
            return await AskAsync(query, now, patient.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unavailable(["the provider did not answer in time"]);
        }
    }

    private async Task<ScreeningResult> AskAsync(ScreeningQuery query, Instant now, CancellationToken cancellation)
    {
        var catalog = await HttpAnswer.Get(http, "catalog", cancellation);
        if (catalog.Body is not { } offered)
            return Unavailable([catalog.Reason!]);
        var states = query.Lists.Select(list => (List: list, State: DatasetState.Of(list, datasets[list], offered, now))).ToList();
        if (states.Find(state => state.State is null) is { List: { } unknown })
            return Unavailable([$"the provider does not say how old list '{unknown}' is"]);

        var answers = await Task.WhenAll(query.Lists.Select(list => HttpAnswer.Post(http, Path(list, query), Body(query), cancellation)));
        var matches = new List<ListMatch>();
        foreach (var (list, answer) in query.Lists.Zip(answers))
        {
            if (answer.Body is not { } body)
                return Unavailable([answer.Reason!]);
            if (Matches(list, body, query.Floor ?? query.Threshold) is not { } found)
                return Unavailable(["the provider's answer is not of the documented shape"]);
            matches.AddRange(found);
        }

        return Judge(query, [.. states.Select(state => state.State!)], [.. matches.OrderByDescending(match => match.Score)]);
    }

    private ScreeningResult Judge(ScreeningQuery query, IReadOnlyList<ListState> states, IReadOnlyList<ListMatch> matches)
    {
        var hits = matches.Count(match => match.Score >= query.Threshold);
        var stale = states.Where(state => state.Age > query.Freshness).Select(state => $"list '{state.Id}' is older at the provider than the rules allow").ToList();
        return stale.Count > 0 ? Answer(ScreeningOutcome.Stale, stale)
            : hits > 0 ? Answer(ScreeningOutcome.Hit, [$"{hits} listed name(s) at or above the threshold {ScoreText.Format(query.Threshold)}"])
            : Answer(ScreeningOutcome.Clear, [$"no listed name at or above the threshold {ScoreText.Format(query.Threshold)}"]);

        ScreeningResult Answer(ScreeningOutcome outcome, IReadOnlyList<string> reasons) => new(outcome, matches, states, engine, reasons) { Expires = true };
    }

    private ScreeningResult Unavailable(IReadOnlyList<string> reasons) => new(ScreeningOutcome.Unavailable, [], [], engine, reasons) { Expires = true };

    /// <summary>Asks for everything from the floor on: what the provider would leave out by itself would pass for clear.</summary>
    private string Path(string list, ScreeningQuery query) => string.Create(CultureInfo.InvariantCulture,
        $"match/{Uri.EscapeDataString(datasets[list])}?limit={MostMatches}&threshold={query.Threshold}&cutoff={query.Floor ?? query.Threshold}");

    private static object Body(ScreeningQuery query)
    {
        var properties = new Dictionary<string, IReadOnlyList<string>> { ["name"] = query.Names };
        if (query.DateOfBirth is { } birth)
            properties["birthDate"] = [birth.ToString()];
        if (query.Nationalities.Count > 0)
            properties["nationality"] = [.. query.Nationalities.Select(country => Country.Code(country).ToLowerInvariant())];
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
                matches.Add(new(list, id, Text(result, "caption") ?? id, Math.Round(score, 3), Features(result, score)) { EntryDigest = ContentDigest.Of(result) });
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
}
