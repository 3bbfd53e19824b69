namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>A value on its way into a statement. Numbers travel as they are: as objects they would be most of what a verdict's rows allocate.</summary>
internal readonly struct Parameter
{
    private Parameter(object? content, long number)
    {
        Content = content;
        Number = number;
    }

    /// <summary>A text, bytes, or null; of a number, that it is one.</summary>
    public object? Content { get; }

    /// <summary>The number, if it is one.</summary>
    public long Number { get; }

    /// <summary>What stands for a number's content.</summary>
    public static object IsNumber { get; } = new();

    public static implicit operator Parameter(long number) => new(IsNumber, number);

    public static implicit operator Parameter(long? number) => number is { } value ? value : default(Parameter);

    public static implicit operator Parameter(int number) => new(IsNumber, number);

    public static implicit operator Parameter(string? text) => new(text, 0);

    public static implicit operator Parameter(byte[]? bytes) => new(bytes, 0);
}
