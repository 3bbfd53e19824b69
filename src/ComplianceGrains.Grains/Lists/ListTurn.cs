namespace ComplianceGrains.Grains.Lists;

/// <summary>An answer to who asks for a turn.</summary>
/// <param name="IsYours">Whether whoever asked has it now.</param>
/// <param name="At">When the last one ended; 0 if none has.</param>
/// <param name="Outcome">How.</param>
/// <param name="Reason">Why it came to nothing, if it did.</param>
[GenerateSerializer]
[Alias("cg.ListTurn")]
public sealed record ListTurn([property: Id(0)] bool IsYours, [property: Id(1)] long At, [property: Id(2)] string Outcome, [property: Id(3)] string? Reason);
