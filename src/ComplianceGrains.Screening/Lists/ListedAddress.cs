namespace ComplianceGrains.Screening.Lists;

/// <summary>A digital-currency address of a listed subject.</summary>
/// <param name="Ticker">The list's own ticker, e.g. <c>XBT</c>; not always the address's real chain.</param>
/// <param name="Text">As published: case matters.</param>
public sealed record ListedAddress(string Ticker, string Text);
