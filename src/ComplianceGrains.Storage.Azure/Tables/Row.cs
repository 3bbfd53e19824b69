using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace ComplianceGrains.Storage.Azure.Tables;

/// <summary>Values in entities; what is longer than a property may be is spread over several.</summary>
internal static class Row
{
    private const int Chunk = 60 * 1024;

    public static void Bytes(this TableEntity row, string name, ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        do
        {
            var length = Math.Min(Chunk, bytes.Length);
            row[$"{name}{number++}"] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
        while (!bytes.IsEmpty);
    }

    public static byte[] Bytes(this TableEntity row, string name)
    {
        var first = row.GetBinary($"{name}0") ?? throw new IOException($"Row {row.RowKey} lacks {name}: it was altered.");
        if (first.Length < Chunk)
            return first;
        using var whole = new MemoryStream();
        for (var number = 0; row.TryGetValue($"{name}{number}", out var part); number++)
            whole.Write((byte[])part);
        return whole.ToArray();
    }

    public static void Text(this TableEntity row, string name, string? text)
    {
        if (text is not null)
            row.Bytes(name, Encoding.UTF8.GetBytes(text));
    }

    public static string? TextIfThere(this TableEntity row, string name) => row.ContainsKey($"{name}0") ? Encoding.UTF8.GetString(row.Bytes(name)) : null;

    public static string Text(this TableEntity row, string name) => Encoding.UTF8.GetString(row.Bytes(name));

    public static void Json<T>(this TableEntity row, string name, T value) => row.Bytes(name, JsonSerializer.SerializeToUtf8Bytes(value));

    public static T Json<T>(this TableEntity row, string name) => JsonSerializer.Deserialize<T>(row.Bytes(name))!;

    public static long Number(this TableEntity row, string name) => row.GetInt64(name) ?? throw new IOException($"Row {row.RowKey} lacks {name}: it was altered.");
}
