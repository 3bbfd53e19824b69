namespace ComplianceGrains.Screening.Lists;

/// <summary>One name of a listed subject.</summary>
/// <param name="Text">As published, brought into given order where the list says which part is the surname.</param>
/// <param name="Type">Primary, alias, former name or native script.</param>
/// <param name="Weak">The list itself calls it low quality; it needs a second piece of evidence to alert.</param>
public sealed record ListName(string Text, NameType Type, bool Weak = false);
