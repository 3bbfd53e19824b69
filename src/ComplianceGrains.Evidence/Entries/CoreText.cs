using System.Buffers;
using System.Globalization;
using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Kinds;

namespace ComplianceGrains.Evidence.Entries;

/// <summary>Cores and drafts as canonical JSON, both ways.</summary>
internal static class CoreText
{
    public static byte[] Write(Draft draft, Core? core)
    {
        using var text = new RentedBuffer();
        Put(text, draft, core);
        return text.Written.Length <= Core.MaxLength ? text.Written.ToArray() : throw Form($"is longer than {Core.MaxLength} bytes");
    }

    private static void Put(RentedBuffer text, Draft draft, Core? core)
    {
        // Members in the order of their names; nothing in them ever needs an escape, which Check has made sure of.
        Put(text, "{\"actor\":\""u8, draft.Actor, "\""u8);
        if (draft.AsOf is { } asOf)
            Put(text, ",\"asOf\":"u8, asOf);
        var comma = ",\"compartments\":["u8;
        for (var i = 0; i < draft.Compartments.Count; i++)
        {
            var compartment = draft.Compartments[i];
            Put(text, comma, "[\""u8, compartment.Cid, "\","u8);
            Put(text, default, compartment.Fields);
            Put(text, ",\""u8, compartment.Root, "\"]"u8);
            comma = ","u8;
        }

        text.Write(draft.Compartments.Count == 0 ? ",\"compartments\":[]"u8 : "]"u8);
        Put(text, ",\"kind\":\""u8, draft.Kind, "\",\"log\":\""u8, draft.Log, "\",\"nonce\":\""u8);
        Put(text, default, draft.Nonce, "\""u8);
        if (core is { Prev: { } prev })
            Put(text, ",\"prev\":\""u8, prev, "\""u8);
        else if (core is not null)
            text.Write(",\"prev\":null"u8);
        if (draft.Ref is not null)
            Put(text, ",\"ref\":"u8, draft.Ref, default);
        if (draft.Rules is not null)
            Put(text, draft.Rules);
        Put(text, ",\"seq\":"u8, draft.Seq);
        if (core is not null)
            Put(text, ",\"time\":"u8, core.Time);
        text.Write(",\"v\":1}"u8);
    }

    public static Draft ReadDraft(ReadOnlySpan<byte> bytes)
    {
        // What we wrote ourselves comes back to the byte; only of anything else it is asked what is wrong with it.
        if (DraftReader.TryRead(bytes) is { } known && IsWrittenAs(known, bytes))
            return known;
        var members = Canonical(bytes);
        var draft = ReadDraft(members);
        members.Close();
        Check(draft);
        return draft;
    }

    private static bool IsWrittenAs(Draft draft, ReadOnlySpan<byte> bytes)
    {
        using var text = new RentedBuffer();
        Put(text, draft, null);
        return bytes.Length <= Core.MaxLength && text.Written.SequenceEqual(bytes);
    }

    public static Core ReadCore(ReadOnlySpan<byte> bytes)
    {
        var members = Canonical(bytes);
        var prev = members.Any("prev") is var p && p is Json.Null ? (Digest?)null : Digest(members, p);
        var core = new Core(ReadDraft(members), prev, members.Integer("time"));
        members.Close();
        Check(core);
        return core;
    }

    public static void Check(Core core)
    {
        Check(core.Draft);
        if (core.Time is < 0 or > Core.MaxTime)
            throw Form("has a time outside the years 1970–9999");
        // Whether prev is the right leaf, and null exactly at seq 0, is the actor's chain (ACTOR-CHAIN), not form.
    }

    public static void Check(Draft draft)
    {
        if (!Pseudonym.IsPseudonym(draft.Actor))
            throw Form("has an actor that is not 16 bytes in base64url");
        if (!EvidenceNames.IsKind(draft.Kind))
            throw Form("has a malformed kind");
        if (!EvidenceNames.IsOrigin(draft.Log))
            throw Form("has a malformed log name");
        if (draft.Seq is < 0 or > JsonCursor.MaxInteger)
            throw Form("has a seq out of bounds");
        if (draft.AsOf is < -JsonCursor.MaxInteger or > Core.MaxTime)
            throw Form("has an asOf out of bounds");
        CheckCompartments(draft.Compartments);
        CheckRules(draft);
        if (draft.Ref is not null && !(draft.Ref.StartsWith('{') && CanonicalJson.IsCanonical(Texts.Utf8.GetBytes(draft.Ref))))
            throw Form("has a ref that is not an object in canonical JSON");
    }

    private static void Put(RentedBuffer text, IReadOnlyList<PackCitation> rules)
    {
        var comma = ",\"rules\":["u8;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            Put(text, comma, "[\""u8, rule.Pack, "\",\""u8);
            Put(text, default, rule.Version, "\",\""u8);
            Put(text, default, rule.Digest, "\"]"u8);
            comma = ","u8;
        }

        text.Write("]"u8);
    }

    private static void Put(RentedBuffer text, ReadOnlySpan<byte> before, string one, ReadOnlySpan<byte> between, string other, ReadOnlySpan<byte> after)
    {
        Put(text, before, one, between);
        Put(text, default, other, after);
    }

    private static void Put(RentedBuffer text, ReadOnlySpan<byte> start, ReadOnlySpan<byte> before, string plain, ReadOnlySpan<byte> after)
    {
        text.Write(start);
        Put(text, before, plain, after);
    }

    private static void Put(RentedBuffer text, ReadOnlySpan<byte> before, string plain, ReadOnlySpan<byte> after)
    {
        text.Write(before);
        Ascii.FromUtf16(plain, text.GetSpan(plain.Length), out var written);
        text.Advance(written);
        text.Write(after);
    }

    private static void Put(RentedBuffer text, ReadOnlySpan<byte> before, Digest digest, ReadOnlySpan<byte> after)
    {
        text.Write(before);
        text.Advance(digest.CopyTextTo(text.GetSpan(Bytes.Digest.TextLength)));
        text.Write(after);
    }

    private static void Put(RentedBuffer text, ReadOnlySpan<byte> before, long number)
    {
        text.Write(before);
        number.TryFormat(text.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        text.Advance(written);
    }

    private static void CheckCompartments(IReadOnlyList<CompartmentRoot> compartments)
    {
        string? last = null;
        for (var i = 0; i < compartments.Count; i++)
        {
            var compartment = compartments[i];
            if (!EvidenceNames.IsCompartment(compartment.Cid) || compartment.Fields is < 1 or > KindSchema.MaxFieldsPerCompartment)
                throw Form("has a malformed compartment");
            if (last is not null && string.CompareOrdinal(last, compartment.Cid) >= 0)
                throw Form("has compartments that are not sorted or stand twice");
            last = compartment.Cid;
        }
    }

    private static void CheckRules(Draft draft)
    {
        if ((draft.Rules is null) != (draft.AsOf is null))
            throw Form("has one of rules and asOf without the other");
        if (draft.Rules is null)
            return;
        if (draft.Rules.Count == 0)
            throw Form("cites no pack in rules");
        string? last = null;
        for (var i = 0; i < draft.Rules.Count; i++)
        {
            var rule = draft.Rules[i];
            if (!CanonicalJson.IsPlain(rule.Pack) || !CanonicalJson.IsPlain(rule.Version) || rule.Pack.Length == 0)
                throw Form("has a malformed rule citation");
            if (last is not null && string.CompareOrdinal(last, rule.Pack) >= 0)
                throw Form("has rules that are not sorted or stand twice");
            last = rule.Pack;
        }
    }

    private static JsonMembers Canonical(ReadOnlySpan<byte> bytes)
    {
        Json value;
        try
        {
            value = Json.Parse(bytes);
        }
        catch (EvidenceFormatException e)
        {
            throw new EvidenceFormatException("CORE-CANONICAL", $"A core is not strict JSON. {e.Message}");
        }
        if (!CanonicalJson.IsCanonical(bytes, value))
            throw new EvidenceFormatException("CORE-CANONICAL", "A core is not in canonical JSON (names sorted, no white space, no escapes).");
        if (bytes.Length > Core.MaxLength)
            throw Form($"is longer than {Core.MaxLength} bytes");
        return new JsonMembers(value, "CORE-FORM", "A core");
    }

    private static Draft ReadDraft(JsonMembers members)
    {
        var draft = new Draft(
            members.Text("log"), members.Text("actor"), members.Integer("seq"), members.Text("kind"), Digest(members, members.Any("nonce")),
            [.. members.Array("compartments").Select(c => Compartment(members, c))]);
        if (members.Integer("v") != 1)
            throw members.Wrong("is of another version than 1");
        if (members.Has("rules"))
            draft = draft with { Rules = [.. members.Array("rules").Select(r => Rule(members, r))] };
        if (members.Has("asOf"))
            draft = draft with { AsOf = members.Integer("asOf") };
        if (members.Has("ref"))
            draft = draft with { Ref = members.Any("ref") is Json.Object o ? CanonicalJson.TryWrite(o) : throw members.Wrong("has a ref that is not an object") };
        return draft;
    }

    private static CompartmentRoot Compartment(JsonMembers members, Json item) =>
        item is Json.Array { Items: [Json.Text cid, Json.Integer { Value: >= 1 and <= 255 } fields, var root] }
            ? new CompartmentRoot(cid.Value, (int)fields.Value, Digest(members, root))
            : throw members.Wrong("has a compartment that is not [cid, number of fields, root]");

    private static PackCitation Rule(JsonMembers members, Json item) =>
        item is Json.Array { Items: [Json.Text pack, Json.Text version, var digest] }
            ? new PackCitation(pack.Value, version.Value, Digest(members, digest))
            : throw members.Wrong("has a rule that is not [pack, version, digest]");

    // A digest of a wrong form inside a core is the core's fault, not the file's.
    private static Digest Digest(JsonMembers members, Json value)
    {
        Span<byte> bytes = stackalloc byte[Bytes.Digest.Length];
        return value is Json.Text text && Base64Url.TryDecode(text.Value, bytes)
            ? new Digest(bytes)
            : throw members.Wrong("has a digest that is not 32 bytes in base64url");
    }

    private static EvidenceFormatException Form(string how) => new("CORE-FORM", $"A core {how}.");
}
