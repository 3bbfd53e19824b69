using ComplianceGrains.Jurisdictions.Citing;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>A change of the law that is known and that no dated value says.</summary>
/// <param name="On">The day on which it begins.</param>
/// <param name="Says">What changes, in a sentence of our own.</param>
/// <param name="Citation">Where it is written.</param>
public sealed record Amendment(LocalDate On, string Says, Citation Citation);
