using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Citing;

/// <summary>A value and the days on which it holds, in the zone of the jurisdiction that it binds.</summary>
/// <param name="From">First day, or null for "since ever".</param>
/// <param name="Until">The day it ends (exclusive), or null for "until further notice".</param>
/// <param name="Value">The value.</param>
/// <param name="Citation">Why.</param>
public sealed record DatedValue(LocalDate? From, LocalDate? Until, RuleValue Value, Citation Citation)
{
    /// <summary>Written under <c>other</c>, for every name that is not named.</summary>
    public bool ByOther { get; init; }

    internal Mark Mark { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => (From is null || day >= From) && (Until is null || day < Until);

    /// <summary>The days in words; empty if it always holds.</summary>
    public string Dates => (From, Until) switch
    {
        (null, null) => "",
        ({ } from, null) => $"from {from:yyyy-MM-dd}",
        (null, { } until) => $"until {until:yyyy-MM-dd}",
        ({ } from, { } until) => $"from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}",
    };
}
