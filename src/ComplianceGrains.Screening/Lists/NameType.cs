namespace ComplianceGrains.Screening.Lists;

/// <summary>What a listed name is.</summary>
public enum NameType
{
    /// <summary>The name under which the subject is listed.</summary>
    Primary,

    /// <summary>Also known as.</summary>
    Alias,

    /// <summary>Formerly known as.</summary>
    Former,

    /// <summary>The name in its original script.</summary>
    Native,
}
