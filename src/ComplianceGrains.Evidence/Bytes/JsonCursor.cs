namespace ComplianceGrains.Evidence.Bytes;

/// <summary>Reads strict JSON without white space, forward only. Errors carry <c>JSON</c>, <c>JSON-DUPKEY</c>, <c>JSON-NUMBER</c> or <c>JSON-TEXT</c>.</summary>
/// <remarks>
/// By hand, because a general reader accepts what the format forbids (duplicate names, floating numbers, lone
/// surrogates, white space), and because a verifier reads millions of lines with it.
/// </remarks>
internal ref partial struct JsonCursor
{
    public const long MaxInteger = (1L << 53) - 1;
    public const int MaxDepth = 16;

    private readonly ReadOnlySpan<byte> text;
    private int at;

    public JsonCursor(ReadOnlySpan<byte> text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text))
            throw new EvidenceFormatException("JSON-TEXT", "Not valid UTF-8.");
        if (text.StartsWith("\uFEFF"u8))
            throw new EvidenceFormatException("JSON-TEXT", "A byte order mark is not allowed.");
        this.text = text;
    }

    public readonly int Position => at;

    public readonly byte Peek()
    {
        if (at >= text.Length)
            throw Wrong("the text ends too early");
        var next = text[at];
        if (next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            throw new EvidenceFormatException("JSON-TEXT", $"White space outside a string at byte {at}.");
        return next;
    }

    public bool Take(byte expected)
    {
        if (Peek() != expected)
            return false;
        at++;
        return true;
    }

    /// <summary>Takes these very bytes if they stand here.</summary>
    public bool TakeText(ReadOnlySpan<byte> expected)
    {
        if (!text[at..].StartsWith(expected))
            return false;
        at += expected.Length;
        return true;
    }

    public void Expect(byte expected)
    {
        if (!Take(expected))
            throw Wrong($"'{(char)expected}' was due");
    }

    public readonly void End()
    {
        if (at == text.Length)
            return;
        Peek();
        throw Wrong("something follows the value");
    }

    public long Integer()
    {
        if (Peek() is not ((>= (byte)'0' and <= (byte)'9') or (byte)'-'))
            throw Wrong("no value starts here");
        var start = at;
        while (at < text.Length && text[at] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
            at++;
        var digits = text[start..at];
        var negative = digits.Length > 0 && digits[0] == (byte)'-';
        if (negative)
            digits = digits[1..];
        if (digits.Length == 0 || digits.Length > 16 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || (digits[0] == (byte)'0' && (digits.Length > 1 || negative)))
            throw BadNumber(start);
        var value = 0L;
        foreach (var digit in digits)
            value = value * 10 + (digit - '0');
        return value <= MaxInteger ? (negative ? -value : value) : throw BadNumber(start);
    }

    /// <summary>Reads any value as a tree. Nesting counts from 1 at the outermost array or object.</summary>
    public Json Value(int depth = 0)
    {
        switch (Peek())
        {
            case (byte)'"': return new Json.Text(String());
            case (byte)'{': return Object(Deeper(depth));
            case (byte)'[': return Array(Deeper(depth));
            case (byte)'t': Literal("true"u8); return Json.Boolean.True;
            case (byte)'f': Literal("false"u8); return Json.Boolean.False;
            case (byte)'n': Literal("null"u8); return Json.Null.Value;
            default: return new Json.Integer(Integer());
        }
    }

    /// <summary>Passes over any value with the same checks as <see cref="Value"/>, and builds nothing.</summary>
    public void Skip(int depth = 0)
    {
        switch (Peek())
        {
            case (byte)'"': SkipString(); break;
            case (byte)'{': SkipObject(Deeper(depth)); break;
            case (byte)'[': SkipArray(Deeper(depth)); break;
            case (byte)'t': Literal("true"u8); break;
            case (byte)'f': Literal("false"u8); break;
            case (byte)'n': Literal("null"u8); break;
            default: Integer(); break;
        }
    }

    /// <summary>Takes <c>null</c> if it stands here.</summary>
    public bool TakeNull()
    {
        if (Peek() != (byte)'n')
            return false;
        Literal("null"u8);
        return true;
    }

    private void SkipArray(int depth)
    {
        Expect((byte)'[');
        if (Take((byte)']'))
            return;
        do Skip(depth);
        while (Take((byte)','));
        Expect((byte)']');
    }

    // Names are compared where they stand. One with an escape may equal one without, and many are searched by hash: then the object is read as a tree.
    private void SkipObject(int depth)
    {
        const int few = 16;
        Span<(int Start, int Length)> names = stackalloc (int, int)[few];
        var (start, count) = (at, 0);
        Expect((byte)'{');
        if (Take((byte)'}'))
            return;
        do
        {
            var name = at + 1;
            SkipString();
            var length = at - 1 - name;
            if (count == few || text.Slice(name, length).Contains((byte)'\\'))
            {
                at = start;
                Object(depth);
                return;
            }

            foreach (var known in names[..count])
                if (text.Slice(known.Start, known.Length).SequenceEqual(text.Slice(name, length)))
                    throw Repeated();
            names[count++] = (name, length);
            Expect((byte)':');
            Skip(depth);
        }
        while (Take((byte)','));
        Expect((byte)'}');
    }

    private Json.Object Object(int depth)
    {
        Expect((byte)'{');
        var members = new List<KeyValuePair<string, Json>>();
        if (Take((byte)'}'))
            return new Json.Object(members);
        HashSet<string>? names = null;
        do
        {
            var name = String();
            if (IsRepeated(name, members, ref names))
                throw Repeated();
            Expect((byte)':');
            members.Add(new(name, Value(depth)));
        }
        while (Take((byte)','));
        Expect((byte)'}');
        return new Json.Object(members);
    }

    // A handful of names is searched faster than it is hashed, and a hostile object has many.
    private static bool IsRepeated(string name, List<KeyValuePair<string, Json>> members, ref HashSet<string>? names)
    {
        const int few = 16;
        if (members.Count >= few)
            return !(names ??= [.. members.Select(m => m.Key)]).Add(name);
        foreach (var member in members)
        {
            if (member.Key == name)
                return true;
        }
        return false;
    }

    private Json.Array Array(int depth)
    {
        Expect((byte)'[');
        var items = new List<Json>();
        if (Take((byte)']'))
            return new Json.Array(items);
        do items.Add(Value(depth));
        while (Take((byte)','));
        Expect((byte)']');
        return new Json.Array(items);
    }

    private readonly int Deeper(int depth) => depth < MaxDepth ? depth + 1 : throw Wrong($"nesting deeper than {MaxDepth}");

    private void Literal(ReadOnlySpan<byte> literal)
    {
        if (!text[at..].StartsWith(literal))
            throw Wrong("no value starts here");
        at += literal.Length;
    }

    private readonly EvidenceFormatException Repeated() => new("JSON-DUPKEY", $"A member's name stands twice in one object, before byte {at}.");

    private readonly EvidenceFormatException Wrong(string what) => new("JSON", $"Not JSON at byte {at}: {what}.");

    private static EvidenceFormatException BadNumber(int start) =>
        new("JSON-NUMBER", $"The number at byte {start} is not an integer within ±(2^53-1) in its shortest form.");
}
