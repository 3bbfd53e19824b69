namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>What a field of a version takes.</summary>
public enum FieldShape
{
    /// <summary>A number or a length of time.</summary>
    Measure,

    /// <summary>One sentence.</summary>
    Sentence,

    /// <summary>One of <see cref="EditableField.Choices"/>.</summary>
    Word,

    /// <summary>Days, each with its name: <c>2027-05-14 Ascension Day; 2027-12-24 Christmas Eve</c>.</summary>
    Days,

    /// <summary>Days that follow a rule, each with its name: <c>Labour Day: on 05-01; Good Friday: easter -2</c>.</summary>
    Rules,
}
