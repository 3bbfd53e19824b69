namespace ComplianceGrains.Evidence.Kinds;

/// <summary>One field of a kind of decision.</summary>
/// <param name="Name"><c>[A-Za-z][A-Za-z0-9]{0,63}</c>, unique within the kind.</param>
/// <param name="Compartment">The unit in which it is sealed and shredded: <c>[a-z][a-z0-9]{0,7}</c>.</param>
/// <param name="DataClass">Its personal-data class, e.g. <c>identity</c>.</param>
public sealed record SchemaField(string Name, string Compartment, string DataClass);
