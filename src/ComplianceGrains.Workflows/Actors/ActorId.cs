namespace ComplianceGrains.Workflows.Actors;

/// <summary>An actor's full identity; also the name of its grain.</summary>
/// <param name="Type">E.g. <c>customer</c>.</param>
/// <param name="Key">Opaque, unique within the type.</param>
public readonly record struct ActorId(string Type, string Key)
{
    /// <summary>Reads <c>customer/7F3A</c>. The key may hold slashes, the type none.</summary>
    /// <exception cref="FormatException">There is no slash in it.</exception>
    public static ActorId Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? new(text[..slash], text[(slash + 1)..]) : throw new FormatException("An actor's identity is its type, a slash and its key.");
    }

    /// <summary>The type in <c>customer/7F3A</c>, without a text of its own.</summary>
    /// <inheritdoc cref="Parse" path="/exception"/>
    public static ReadOnlySpan<char> TypeOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? text.AsSpan(0, slash) : throw new FormatException("An actor's identity is its type, a slash and its key.");
    }

    /// <summary>As in logs of effects and deadlines: <c>customer/7F3A</c>.</summary>
    public override string ToString() => $"{Type}/{Key}";
}
