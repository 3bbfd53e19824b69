namespace ComplianceGrains.Grains.Histories;

/// <summary>Who was open in one jurisdiction.</summary>
/// <param name="Jurisdiction">Which.</param>
/// <param name="Open">How many.</param>
/// <param name="Unowned">How many of them nothing would have woken anybody for.</param>
/// <param name="First">The first of these.</param>
[GenerateSerializer, Immutable, Alias("cg.OpenIn")]
internal sealed record OpenIn([property: Id(0)] string Jurisdiction, [property: Id(1)] long Open, [property: Id(2)] long Unowned, [property: Id(3)] IReadOnlyList<string> First);
