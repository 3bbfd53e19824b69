using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Obligations;

/// <summary>A test that runs over live decision histories, with a population and a tolerance.</summary>
/// <param name="Id">Unique in its pack and ancestors.</param>
/// <param name="Kind">One of the catalogue's control kinds; each is a pure test.</param>
/// <param name="Evidence">The kinds of decision it reads.</param>
/// <param name="Every">How often it runs.</param>
/// <param name="Tolerance">How many failures are not a finding; nearly always 0.</param>
/// <param name="Settings">What the kind needs besides, by name: <c>of</c>, <c>before</c>, <c>within</c> …</param>
public sealed record Control(
    string Id, string Kind, IReadOnlyList<string> Evidence, Period Every, int Tolerance, IReadOnlyDictionary<string, string> Settings)
{
    internal Mark Mark { get; init; }
}
