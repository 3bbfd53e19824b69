namespace ComplianceGrains.Workflows.Kinds;

/// <summary>Puts a property into a compartment other than <c>d1</c>, or names its personal-data class.</summary>
/// <param name="compartment">One of <see cref="Compartments"/>.</param>
/// <param name="dataClass">Its personal-data class, e.g. <c>identity</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FieldAttribute(string compartment, string dataClass) : Attribute
{
    /// <summary>The compartment.</summary>
    public string Compartment { get; } = compartment;

    /// <summary>The personal-data class.</summary>
    public string DataClass { get; } = dataClass;
}
