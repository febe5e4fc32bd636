/**
 * US area codes of which no seeded customer has one; each gives a hundred fictional numbers, 555-0100 to
 * 555-0199.
 */
const AREA_CODES =
  `201 203 205 207 208 209 210 214 215 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260
262 267 269 270 276 281 301 302 304 307 308 309 310 314 315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 352 360
361 386 401 402 405 406 407 408 409 410 412 413 414 417 419 423 424 425 432 434 435 440 443 469 478 479 480 484 501 502 504 505
507 508 509 510 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 580 585 586 601 603 605 606 607 608
609 610 612 614 615 616 618 619 620 623 626 630 631 636 641 646 651 660 661 662 678 682 701 703 704 706 707 708 712 713 714 715
716 717 719 720 724 727 731 732 734 740 757 760 763 765 769 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812
813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 878 901 903 904 906 907 908
909 910 912 913 914 915 917 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980 985 989`
    .trim()
    .split(/\s+/);

/** Most of what Ofcom set apart for drama: each gives a thousand British numbers. */
const BRITISH_RANGES =
  `+441134960 +441144960 +441164960 +441174960 +441184960 +441214960 +441314960 +441414960 +441514960
+441614960 +441914980 +442896496 +442920180`.split(/\s+/);

const AMERICANS = AREA_CODES.length * 100;

/** The n-th guest number of volume data (from 0), all different for 38,000: American ones first, then British ones. */
export function guestNumber(n: number): string {
  if (n >= AMERICANS) return britishNumber(n - AMERICANS);
  const area = AREA_CODES[n % AREA_CODES.length];
  const line = Math.floor(n / AREA_CODES.length);
  return `+1${area}55501${String(line).padStart(2, '0')}`;
}

function britishNumber(n: number): string {
  const range = BRITISH_RANGES[n % BRITISH_RANGES.length];
  const line = Math.floor(n / BRITISH_RANGES.length);
  if (line > 999) throw new RangeError('No more fictional numbers.');
  return `${range}${String(line).padStart(3, '0')}`;
}
