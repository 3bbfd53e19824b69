namespace ComplianceGrains.Workflows.Subjects;

/// <summary>How a step is done.</summary>
public enum Fulfilment
{
    /// <summary>By the data of the application.</summary>
    Application,

    /// <summary>By a fact from outside.</summary>
    Evidence,

    /// <summary>By a person's decision.</summary>
    Person,

    /// <summary>By what is stated and found of related parties.</summary>
    Parties,

    /// <summary>By the platform.</summary>
    System,
}
