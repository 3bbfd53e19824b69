namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>What this engine has to reach on some kinds of queries at the packs' threshold.</summary>
/// <param name="What">In words.</param>
/// <param name="AtLeast">Least share of queries whose right entry alerts; null when it is about innocents.</param>
/// <param name="AtMost">Greatest share of queries that alert at all; null when it is about matches.</param>
/// <param name="Categories">Kinds of queries, of the development set and the generated ones.</param>
internal sealed record Bar(string What, double? AtLeast, double? AtMost, params string[] Categories)
{
    /// <summary>The threshold that the packs use.</summary>
    public const double Threshold = 0.85;

    public static readonly IReadOnlyList<Bar> All =
    [
        new("exact, alias, reorder, formatting, native script in the list", 1, null, "exact", "exact_primary", "alias", "exact_alias", "reorder", "formatting", "native_script", "native_script_in_list"),
        new("Arabic script against Latin names", 0.88, null, "arabic_latin", "native_arabic_vs_latin"),
        new("Cyrillic against Latin names", 0.98, null, "cyrillic_latin", "native_cyrillic_vs_latin"),
        new("one typo", 0.98, null, "typo1"),
        new("two typos", 0.90, null, "typo2"),
        new("number changed in a company's name", null, 0.02, "neg_number_changed", "neg_org_number_changed"),
        new("single common word", null, 0.10, "neg_single_common", "neg_single_common_token"),
    ];

    public static Bar? Of(string category) => All.FirstOrDefault(bar => bar.Categories.Contains(category));

    public string Wanted => AtLeast is { } least ? $"≥ {least:0.00}" : $"≤ {AtMost:0.00} alerted";

    /// <summary>Whether the answers of one kind of query reach the bar.</summary>
    public bool IsReached(IReadOnlyCollection<Answer> answers) => AtLeast is { } least ? answers.RightAt(Threshold) >= least : answers.AlertedAt(Threshold) <= AtMost;
}
