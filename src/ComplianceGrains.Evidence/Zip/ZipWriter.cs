using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Zip;

/// <summary>Writes a zip whose bytes depend only on the files: no times, no attributes, no extra fields.</summary>
internal sealed class ZipWriter(Stream output, string folder)
{
    private const ushort Version = 20;

    private readonly ArrayBufferWriter<byte> directory = new();
    private long written;
    private ushort count;

    public Task AddAsync(string path, PackedFile file, CancellationToken cancellationToken) =>
        AddAsync(path, new PackedForm(file.Method, file.Crc, file.PackedLength, file.Length), file.CopyPackedAsync, cancellationToken);

    /// <summary>A file that is packed already.</summary>
    public async Task AddAsync(string path, PackedForm file, Func<Stream, CancellationToken, Task> copyAsync, CancellationToken cancellationToken)
    {
        var name = Encoding.ASCII.GetBytes($"{folder}/{path}");
        if (file.Length >= uint.MaxValue || written + file.PackedLength >= uint.MaxValue - 1024 * 1024 || count == ushort.MaxValue - 1)
            throw new ExportSourceException("The package would be larger than 4 GB or have more than 65,534 files: ask for a shorter period.");
        var local = new byte[ZipFormat.LocalHeaderLength];
        Write32(local, 0, ZipFormat.LocalHeader);
        Common(local.AsSpan(4), file, name.Length);
        var central = new byte[ZipFormat.CentralHeaderLength];
        Write32(central, 0, ZipFormat.CentralHeader);
        Write16(central, 4, Version);
        Common(central.AsSpan(6), file, name.Length);
        Write32(central, 42, (uint)written);
        directory.Write(central);
        directory.Write(name);
        await output.WriteAsync(local, cancellationToken);
        await output.WriteAsync(name, cancellationToken);
        await copyAsync(output, cancellationToken);
        written += local.Length + name.Length + file.PackedLength;
        count++;
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var end = new byte[ZipFormat.EndRecordLength];
        Write32(end, 0, ZipFormat.EndRecord);
        Write16(end, 8, count);
        Write16(end, 10, count);
        Write32(end, 12, (uint)directory.WrittenCount);
        Write32(end, 16, (uint)written);
        await output.WriteAsync(directory.WrittenMemory, cancellationToken);
        await output.WriteAsync(end, cancellationToken);
    }

    // Version to flags, method, time, CRC, lengths, name length: the same in both headers.
    private static void Common(Span<byte> header, PackedForm file, int nameLength)
    {
        Write16(header, 0, Version);
        Write16(header, 4, file.Method);
        Write32(header, 6, ZipFormat.NoTime);
        Write32(header, 10, file.Crc);
        Write32(header, 14, (uint)file.PackedLength);
        Write32(header, 18, (uint)file.Length);
        Write16(header, 22, (ushort)nameLength);
    }

    private static void Write16(Span<byte> bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private static void Write32(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);
}
